// offboarding, delete: the grace is over. A no leads back: the user is in service again.
import { offboarding } from '../../../domain/sagas/offboarding.ts';
import { deleteOffboarded } from '../../../domain/user/decide/offboard-user.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { accepted } from '../../runtime/sagas/step-failure.ts';

interface Ports {
  readonly users: Pick<UserRepository, 'execute'>;
}

export const step = sagaStep<Ports>(offboarding, 'delete', {
  act: async (call, { users }) => {
    accepted(await users.execute(call.command(deleteOffboarded)));
  },
});

export const handler = serveStep(step, () => ({ users: composeUsers(), processes: composeProcesses() }));
