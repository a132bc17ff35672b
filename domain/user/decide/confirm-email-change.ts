// ConfirmEmailChange: the new address has answered, and is the user's. The one before stays claimed, so that it can come back.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs } from '../../kernel/instant.ts';
import { err, ok } from '../../kernel/result.ts';
import type { ProcessId } from '../../process/ids.ts';
import { changeIn } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { tokenInvalid } from './verify-registration.ts';

/** As the token says. */
export interface OfProcess {
  readonly processId: ProcessId;
}

export const confirmEmailChange = (
  { processId }: OfProcess,
  state: UserState,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<UserEvent> => {
  const change = changeIn('requested', state, processId);
  if (change === undefined || epochMs(now) >= epochMs(change.expiresAt)) return err(tokenInvalid());
  return ok([{ type: 'EmailChanged', data: { processId, email: change.email } }]);
};
