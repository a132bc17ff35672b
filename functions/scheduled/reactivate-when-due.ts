// ReactivateWhenDue: the end of a suspension has come.
import { endSuspension } from '../../domain/user/decide/end-suspension.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { serveDue } from '../runtime/scheduling/serve-due.ts';

export const handler = serveDue(
  'ReactivateWhenDue',
  ({ due }) =>
    (state, context) =>
      endSuspension({ until: due }, state, context),
  () => composeUsers().execute,
);
