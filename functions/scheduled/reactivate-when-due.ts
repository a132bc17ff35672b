// ReactivateWhenDue: the end of a suspension has come.
import { endSuspension } from '../../domain/user/decide/end-suspension.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { dueCommand } from '../runtime/scheduling/due-command.ts';
import { serveDue } from '../runtime/scheduling/serve-due.ts';

const OPERATION = 'ReactivateWhenDue';

export const handler = serveDue(OPERATION, () =>
  dueCommand(
    OPERATION,
    ({ due }) =>
      (state, context) =>
        endSuspension({ until: due }, state, context),
    composeUsers().execute,
  ),
);
