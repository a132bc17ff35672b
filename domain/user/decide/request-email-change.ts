// RequestEmailChange: a user is to get another address, which is kept for it until it is confirmed.
import * as z from 'zod';
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs, instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { ProcessId } from '../../process/ids.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { Email } from '../values/email.ts';
import { impossible } from '../values/status.ts';
import { editable } from './presence.ts';

export const RequestEmailChangeBody = z.strictObject({ email: Email }).meta({ id: 'RequestEmailChange' });

export type RequestEmailChange = Readonly<z.output<typeof RequestEmailChangeBody>> & {
  readonly processId: ProcessId;
  /** Time to confirm it. */
  readonly seconds: number;
};

const SECOND_MS = 1_000;
const PENDING = refusal('CONFLICT', 'A change of the email address is under way: it can be cancelled, or reverted, or its time passes.');

/** The same address in another spelling is another one. A pending user is who answers at its address, and has no other. */
export const requestEmailChange = (
  { email, processId, seconds }: RequestEmailChange,
  state: UserState,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<UserEvent> => {
  const user = editable(state);
  if (!user.ok) return user;
  if (user.value.status === 'pending') return err(impossible('given another address', 'pending'));
  if (email === user.value.email) return ok([]);
  if (user.value.emailChange !== undefined) return err(PENDING);
  return ok([{ type: 'EmailChangeRequested', data: { processId, email, expiresAt: instant(epochMs(now) + seconds * SECOND_MS) } }]);
};
