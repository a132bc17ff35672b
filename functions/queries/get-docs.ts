// GetDocs: the contract as a page to read and to try, as it was when this function was built.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { ok } from '../../domain/kernel/result.ts';
import contract from '../../openapi.json' with { type: 'json' };
import type { Contract } from '../reference/contract.ts';
import { CONTENT_SECURITY_POLICY, page } from '../reference/page.ts';
import { through } from '../runtime/bus/pipeline.ts';
import type { Endpoint } from '../runtime/http/endpoint.ts';
import { messageOf } from '../runtime/http/input.ts';
import { serve } from '../runtime/http/serve.ts';

const response = {
  statusCode: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  },
  // The import is typed by its contents, which is far narrower than what the page reads.
  body: page(contract as unknown as Contract),
};

export const endpoint: Endpoint<undefined> = {
  name: 'GetDocs',
  kind: 'query',
  handle: async (request, invocation) => {
    const passed = await through(async () => ok(response))(messageOf('GetDocs', QUERIES.GetDocs, request, invocation));
    return passed.ok ? { response: passed.value } : { refusal: passed.error };
  },
};

export const handler = serve(endpoint, () => undefined);
