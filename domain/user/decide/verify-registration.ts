// VerifyRegistration: the address has answered. The log decides whether the answer still counts: a token is used up by the commit it leads to.
import type { Decision } from '../../kernel/decider.ts';
import { type Refusal, refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';

/** One answer for all that can be wrong with a token: which of it is nobody's business. */
export const tokenInvalid = (): Refusal => refusal('TOKEN_INVALID', 'The token is unknown, used or too old.');

export const verifyRegistration = (state: UserState): Decision<UserEvent> =>
  state.status === 'pending' && state.pendingReason === 'registered' ? ok([{ type: 'UserActivated', data: {} }]) : err(tokenInvalid());
