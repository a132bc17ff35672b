// What begins a process in a deployment, by a command or by a schedule.
import { composeExecutions } from './compose-executions.ts';
import { composeProcesses } from './compose-processes.ts';
import { composeUsers } from './compose-users.ts';
import type { DuePurgePorts } from './erasure/due-purge.ts';
import type { BeginningPorts } from './http/beginning.ts';

export const composeBeginning = (): BeginningPorts & DuePurgePorts => ({
  users: composeUsers(),
  processes: composeProcesses(),
  executions: composeExecutions(),
  now: Date.now,
});
