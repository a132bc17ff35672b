// AcknowledgeTask: a participant calls back.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { composeExecutions } from '../runtime/compose-executions.ts';
import { composeParticipantCallers } from '../runtime/compose-participants.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { acknowledging } from '../runtime/http/acknowledging.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = acknowledging('AcknowledgeTask', COMMANDS.AcknowledgeTask);

export const handler = serve(endpoint, () => ({
  callers: composeParticipantCallers(),
  processes: composeProcesses(),
  executions: composeExecutions(),
  now: Date.now,
}));
