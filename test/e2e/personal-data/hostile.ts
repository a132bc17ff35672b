// Requests that carry personal data where none belongs: each is refused, and what it carried must stay in it.
import { expect } from 'vitest';
import type { Answer } from '../client.ts';
import { send, type Row } from '../matrix/row.ts';
import type { Parts } from '../matrix/message.ts';
import { PLANTED_NAME, PLANTED_REASON, plantedEmail, plantedExternalId } from '../planted.ts';

const EMAIL = plantedEmail('hostile');
/** Over the limit of every text. */
const TOO_LONG = PLANTED_REASON.repeat(40);

/** No correlation id, which would be carried on: an address is none. */
const HEADERS = { 'x-correlation-id': EMAIL, 'user-agent': EMAIL, referer: `https://example.com/?q=${EMAIL}` };

const worse = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}\u0000${TOO_LONG}`;
  if (Array.isArray(value)) return value.map(worse);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, worse(each)]))
    : PLANTED_NAME;
};

const refused = ({ status }: Answer, what: string): void => expect(status, `after ${what}`).toBeGreaterThanOrEqual(400);

const ofBody = async (row: Row, parts: Parts): Promise<void> => {
  const { body } = parts;
  const having = (changed: object): Parts => ({ ...parts, body: changed });
  refused(await send(row, having({ ...body, [EMAIL]: PLANTED_REASON }), { headers: HEADERS }), 'an unknown field');
  if (body === undefined) return;
  // Some queries answer what is wrong with what they were asked about.
  const { status } = await send(row, having(worse(body) as object), { headers: HEADERS });
  expect(status, 'values that are none').toBeGreaterThanOrEqual(row.definition.kind === 'query' ? 200 : 400);
  refused(await send(row, parts, { raw: `{"email":"${EMAIL}","name":"${PLANTED_NAME}` }), 'half a body');
  refused(await send(row, parts, { raw: `email=${EMAIL}`, headers: { 'content-type': `text/${EMAIL}` } }), 'another media type');
};

/** @param parts of a request that would succeed */
export const sendHostile = async (row: Row, parts: Parts): Promise<void> => {
  const { path, query } = parts;
  refused(await send(row, { ...parts, query: { ...query, [EMAIL]: PLANTED_NAME } }, { headers: HEADERS }), 'an unknown parameter');
  if (path !== undefined) {
    const id = encodeURIComponent(EMAIL);
    refused(await send(row, { ...parts, path: { ...path, id, processId: id } }, { headers: HEADERS }), 'an id that is an address');
  }
  if (query !== undefined)
    refused(await send(row, { ...parts, query: worse(query) as Readonly<Record<string, unknown>> }), 'parameters that are none');
  if (row.definition.method !== 'GET') await ofBody(row, parts);
  if (row.definition.kind === 'command') {
    const long = plantedExternalId('key').repeat(20);
    refused(await send(row, parts, { headers: { ...HEADERS, 'idempotency-key': long, 'if-match': EMAIL } }), 'wrong conditions');
  }
};
