// Requests that are broken in their form, whatever they ask for: the body, the parameters, the headers.
import type { ErrorCode } from '../../../../domain/catalog.ts';
import { type Cell, type Derive, where } from '../cell.ts';
import { expectProblem } from '../expecting.ts';
import type { Parts } from '../message.ts';
import { type Row, send } from '../row.ts';

const UNKNOWN = 'unknown';
const NO_ID = 'nobody';
const TOO_MANY_BYTES = 1_048_577;

/** `break` makes the valid request a wrong one. */
const broken = (
  what: string,
  code: ErrorCode,
  change: (parts: Parts) => Parts & { readonly raw?: string; readonly headers?: Record<string, string> },
  pointer?: string,
): Cell => ({
  title: `refuses ${what}`,
  code,
  run: async (row: Row) => {
    const { raw, headers, ...parts } = change(await row.shared());
    const sending = { ...(raw === undefined ? {} : { raw }), ...(headers === undefined ? {} : { headers }) };
    expectProblem(row.definition, await send(row, parts, sending), code, pointer);
  },
});

const raw =
  (text: string, headers = {}) =>
  (parts: Parts) => ({ ...parts, raw: text, headers });

export const form: Derive = ({ body, params, method, kind, errors }) => {
  const declares = (code: ErrorCode): boolean => errors.includes(code);
  return [
    broken('an unknown parameter', 'VALIDATION_ERROR', ({ query, ...parts }) => ({ ...parts, query: { ...query, [UNKNOWN]: 1 } }), UNKNOWN),
    ...where(
      params !== undefined && 'id' in params.shape,
      broken('an id that is none', 'VALIDATION_ERROR', (parts) => ({ ...parts, path: { ...parts.path, id: NO_ID } }), 'id'),
    ),
    ...where(
      body !== undefined,
      broken('an unknown field', 'VALIDATION_ERROR', (parts) => ({ ...parts, body: { ...parts.body, [UNKNOWN]: 1 } }), `/${UNKNOWN}`),
      broken('a body that is a list', 'VALIDATION_ERROR', raw('[]'), ''),
    ),
    ...where(
      body === undefined && method !== 'GET',
      broken('a body where none belongs', 'VALIDATION_ERROR', (parts) => ({ ...parts, body: { [UNKNOWN]: 1 } }), ''),
    ),
    ...where(
      kind === 'command',
      broken(
        'a key of 256 characters',
        'VALIDATION_ERROR',
        (parts) => ({ ...parts, headers: { 'idempotency-key': 'x'.repeat(256) } }),
        'Idempotency-Key',
      ),
    ),
    ...where(declares('REQUIRED_FIELD') && body !== undefined, broken('a body without a field', 'REQUIRED_FIELD', raw('{}'))),
    ...where(
      declares('REQUIRED_FIELD') && body === undefined,
      broken('a request without its parameters', 'REQUIRED_FIELD', (parts) => ({ ...parts, query: {} })),
    ),
    ...where(declares('MALFORMED_JSON'), broken('half a body', 'MALFORMED_JSON', raw('{"half": '))),
    ...where(
      declares('UNSUPPORTED_MEDIA_TYPE'),
      broken('another media type', 'UNSUPPORTED_MEDIA_TYPE', raw('half=1', { 'content-type': 'application/x-www-form-urlencoded' })),
    ),
    ...where(declares('PAYLOAD_TOO_LARGE'), broken('a body over 1 MB', 'PAYLOAD_TOO_LARGE', raw(' '.repeat(TOO_MANY_BYTES)))),
    ...where(
      declares('TOKEN_INVALID'),
      broken('a token that nobody was sent', 'TOKEN_INVALID', (parts) => ({ ...parts, body: { ...parts.body, token: 'A'.repeat(43) } })),
    ),
  ];
};
