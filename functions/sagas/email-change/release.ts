// email-change, release: the time to take the change back has passed, and the old address is free.
import { emailChange } from '../../../domain/sagas/email-change.ts';
import { completeEmailChange } from '../../../domain/user/decide/complete-email-change.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { accepted } from '../../runtime/sagas/step-failure.ts';

interface Ports {
  readonly users: UserRepository;
}

export const step = sagaStep<Ports>(emailChange, 'release', {
  act: async (call, { users }) => {
    const { id: processId } = call.record;
    accepted(await users.execute(call.command((state) => completeEmailChange({ processId }, state))));
  },
});

export const handler = serveStep(step, () => ({ users: composeUsers(), processes: composeProcesses() }));
