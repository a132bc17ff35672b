// The time in which a change of address could be reverted has passed: the address before is free.
import type { Decision } from '../../kernel/decider.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { changeIn } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import { isLive, type UserState } from '../state.ts';
import type { OfProcess } from './confirm-email-change.ts';

const REVERTED = refusal('CONFLICT', 'The change of the email address was reverted.');

/** An erased user has no address to keep. */
export const completeEmailChange = ({ processId }: OfProcess, state: UserState): Decision<UserEvent> => {
  if (!isLive(state)) return ok([]);
  if (changeIn('confirmed', state, processId) === undefined) return err(REVERTED);
  return ok([{ type: 'EmailChangeCompleted', data: { processId } }]);
};
