// TellProcess: an event that a process waits for reaches it.
import { composeExecutions } from '../runtime/compose-executions.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { serveTelling } from '../runtime/sagas/serve-telling.ts';

export const handler = serveTelling(() => ({ processes: composeProcesses(), executions: composeExecutions() }));
