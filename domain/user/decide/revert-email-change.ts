// RevertEmailChange: the address before is the user's again, and the new one is free. Whoever reads the old mailbox has the last word.
import type { Decision } from '../../kernel/decider.ts';
import { err, ok } from '../../kernel/result.ts';
import { changeIn } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { type EndEmailChange, endEmailChange } from './cancel-email-change.ts';
import type { OfProcess } from './confirm-email-change.ts';
import { tokenInvalid } from './verify-registration.ts';

/** Whatever became of the user since: also one that is suspended, inactive or deleted gets its address back. */
export const revertEmailChange = ({ processId }: OfProcess, state: UserState): Decision<UserEvent> => {
  const change = changeIn('confirmed', state, processId);
  return change === undefined ? err(tokenInvalid()) : ok([{ type: 'EmailChangeReverted', data: { processId, email: change.email } }]);
};

/** All that the process has done to the user, undone; nothing where that is so already. */
export const takeBackEmailChange = (command: EndEmailChange, state: UserState): Decision<UserEvent> =>
  changeIn('confirmed', state, command.processId) === undefined ? endEmailChange(command, state) : revertEmailChange(command, state);
