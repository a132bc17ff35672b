// NotFound: the default route. What no other route takes gets a problem document like everything else.
import { refusal } from '../../domain/kernel/refusal.ts';
import type { Endpoint } from '../runtime/http/endpoint.ts';
import { serve } from '../runtime/http/serve.ts';

const NO_ROUTE = refusal('NOT_FOUND', 'There is no such route; see /v1/openapi.json for those there are.');

export const endpoint: Endpoint<undefined> = { name: 'NotFound', kind: 'query', handle: async () => ({ refusal: NO_ROUTE }) };

export const handler = serve(endpoint, () => undefined);
