// onboarding, activate: the answer has made the user active; where it was cut off, this does.
import { onboarding } from '../../../domain/sagas/onboarding.ts';
import { activateUser } from '../../../domain/user/decide/activate-user.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { accepted } from '../../runtime/sagas/step-failure.ts';

interface Ports {
  readonly users: UserRepository;
}

export const step = sagaStep<Ports>(onboarding, 'activate', {
  act: async (call, { users }) => {
    const outcome = await users.execute(call.command((state) => activateUser({}, state)));
    // A user that was suspended or deleted meanwhile was active before: its onboarding is over all the same.
    if (outcome.kind !== 'refused') accepted(outcome);
  },
});

export const handler = serveStep(step, () => ({ users: composeUsers(), processes: composeProcesses() }));
