// What commands of a deployment need that begin a process.
import { composeExecutions } from './compose-executions.ts';
import { composeProcesses } from './compose-processes.ts';
import { composeUsers } from './compose-users.ts';
import type { BeginningPorts } from './http/beginning.ts';

export const composeBeginning = (): BeginningPorts => ({
  users: composeUsers(),
  processes: composeProcesses(),
  executions: composeExecutions(),
  now: Date.now,
});
