// OffboardUser: deactivates the user, and begins the process that goes on from there.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { graceSeconds } from '../../domain/sagas/offboarding.ts';
import { deactivateUser } from '../../domain/user/decide/deactivate-user.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { beginning } from '../runtime/http/beginning.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = beginning('OffboardUser', COMMANDS.OffboardUser, ({ params: { id: userId }, body: { reason, graceDays } }) => ({
  userId,
  kind: 'offboarding',
  decide: (state) => deactivateUser({ reason }, state),
  waits: { grace: graceSeconds(graceDays) },
  answer: (processId) => ({ processId }),
}));

export const handler = serve(endpoint, composeBeginning);
