// GetOpenApi: the contract as it was when this function was built.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { ok } from '../../domain/kernel/result.ts';
import contract from '../../openapi.json' with { type: 'json' };
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = query('GetOpenApi', QUERIES.GetOpenApi, async () => ok({ body: contract }));

export const handler = serve(endpoint, () => undefined);
