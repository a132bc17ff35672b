// GetProcess: where one process is.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { toProcess } from '../../domain/process/progress.ts';
import { composeProcesses } from '../runtime/compose-processes.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import type { ProcessStore } from '../runtime/processes/store.ts';

const NOT_FOUND = refusal('NOT_FOUND', 'There is no such process.');

export const endpoint = query('GetProcess', QUERIES.GetProcess, async ({ params: { id } }, processes: Pick<ProcessStore, 'get'>) => {
  const record = await processes.get(id);
  return record === undefined ? err(NOT_FOUND) : ok({ body: toProcess(record) });
});

export const handler = serve(endpoint, composeProcesses);
