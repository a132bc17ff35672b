// GetImport: what became of each row of an import.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { countsOf } from '../../domain/imports/report.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { composeImports } from '../runtime/compose-imports.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import type { ImportStore } from '../runtime/imports/store.ts';

const NOT_FOUND = refusal('NOT_FOUND', 'There is no such import.');

export const endpoint = query('GetImport', QUERIES.GetImport, async ({ params: { id } }, imports: Pick<ImportStore, 'head' | 'report'>) => {
  const [head, items] = await Promise.all([imports.head(id), imports.report(id)]);
  if (head === undefined) return err(NOT_FOUND);
  const { mode, dryRun, rows } = head;
  return ok({ body: { processId: id, mode, dryRun, rows, counts: countsOf(items), items } });
});

export const handler = serve(endpoint, composeImports);
