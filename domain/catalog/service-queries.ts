// The queries about the service itself, which everybody may ask.
import * as z from 'zod';
import { AnyJson } from '../kernel/json.ts';
import { defineQuery } from '../kernel/message.ts';

export const SERVICE_QUERIES = {
  GetHealth: defineQuery({
    summary: 'Whether the service answers',
    method: 'GET',
    path: '/v1/health',
    scopes: [],
    self: false,
    answer: { status: 200, schema: z.object({ status: z.literal('ok') }).meta({ id: 'Health' }) },
    errors: [],
    reads: [],
  }),
  GetOpenApi: defineQuery({
    summary: 'This contract, as OpenAPI 3.1',
    method: 'GET',
    path: '/v1/openapi.json',
    scopes: [],
    self: false,
    answer: { status: 200, schema: z.record(z.string(), AnyJson) },
    errors: [],
    reads: [],
  }),
  GetDocs: defineQuery({
    summary: 'This contract, as a page to read and to try',
    method: 'GET',
    path: '/v1/docs',
    scopes: [],
    self: false,
    answer: { status: 200, schema: z.string().meta({ description: 'HTML' }), mediaType: 'text/html' },
    errors: [],
    reads: [],
  }),
};
