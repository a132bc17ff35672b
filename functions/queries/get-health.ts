// GetHealth: the function runs and answers. It asks no dependency, so that a slow one does not look like a dead service.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { ok } from '../../domain/kernel/result.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = query('GetHealth', QUERIES.GetHealth, async () => ok({ body: { status: 'ok' } }));

export const handler = serve(endpoint, () => undefined);
