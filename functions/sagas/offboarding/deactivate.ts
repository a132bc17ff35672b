// offboarding, deactivate: the command has done it, in the transaction that keeps the last admin. Here is its way back.
import { offboarding } from '../../../domain/sagas/offboarding.ts';
import { hashOfProcess } from '../../../domain/process/ids.ts';
import { reactivateOffboarded } from '../../../domain/user/decide/offboard-user.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import { type StatusLog, statusBefore } from '../../runtime/event-log/status-before.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { accepted } from '../../runtime/sagas/step-failure.ts';

interface Ports {
  readonly users: StatusLog & Pick<UserRepository, 'execute'>;
}

export const step = sagaStep<Ports>(offboarding, 'deactivate', {
  act: async () => undefined,
  undo: async (call, { users }) => {
    const before = await statusBefore(users, call.userId, hashOfProcess(call.record.id));
    accepted(await users.execute(call.command((state) => reactivateOffboarded(before, state))));
  },
});

export const handler = serveStep(step, () => ({ users: composeUsers(), processes: composeProcesses() }));
