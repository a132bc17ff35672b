// RollBackImport: begins the process that takes back what an import made; an import has one, however often it is asked for.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { processIdFor } from '../../domain/process/ids.ts';
import { commitIdOf } from '../runtime/bus/identity.ts';
import { composeExecutions } from '../runtime/compose-executions.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { launching } from '../runtime/http/launching.ts';
import { serve } from '../runtime/http/serve.ts';
import { beginProcess, type ProcessPorts } from '../runtime/processes/begin.ts';

const NOT_FOUND = refusal('NOT_FOUND', 'There is no such import.');
const RUNNING = refusal('CONFLICT', 'The import is still at work: cancel it, or wait for its end.');

export const endpoint = launching('RollBackImport', COMMANDS.RollBackImport, async ({ input, request }, ports: ProcessPorts) => {
  const importId = input.params.id;
  const record = await ports.processes.get(importId);
  if (record?.kind !== 'import') return err(NOT_FOUND);
  if (record.status === 'RUNNING') return err(RUNNING);
  const commitId = commitIdOf({ actor: 'rollback', source: 'import' }, importId);
  const id = processIdFor(commitId);
  const { correlationId, traceparent } = request;
  const trace = traceparent === undefined ? {} : { traceparent };
  const asked = { id, kind: 'import-rollback', userId: null, of: importId, waits: {}, requestHash: commitId } as const;
  const begun = await beginProcess({ ...asked, correlationId, startedBy: input.caller.sub, ...trace }, ports);
  return ok({ id, replayed: begun === 'known' });
});

export const handler = serve(endpoint, () => ({ processes: composeProcesses(), executions: composeExecutions(), now: Date.now }));
