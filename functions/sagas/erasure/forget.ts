// erasure, forget: the event that releases what the user owned, then the key that opens all the rest.
import { erasure } from '../../../domain/sagas/erasure.ts';
import { eraseUser } from '../../../domain/user/decide/erase-user.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsersAndKeys } from '../../runtime/compose-users.ts';
import { erase, type ErasurePorts } from '../../runtime/erasure/erase.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { accepted } from '../../runtime/sagas/step-failure.ts';

export const step = sagaStep<ErasurePorts>(erasure, 'forget', {
  act: async (call, ports) => {
    accepted(
      await erase(
        call.command((state) => eraseUser({}, state)),
        ports,
      ),
    );
  },
});

export const handler = serveStep(step, () => ({ ...composeUsersAndKeys(), processes: composeProcesses() }));
