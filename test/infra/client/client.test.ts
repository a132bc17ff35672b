// The typed client: what it adds to a request, what it does with an answer, and what of the contract it does not let pass.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, expectTypeOf, test } from 'vitest';
import { type Client, createClient, type Schema } from '../../../infra/client/client.ts';
import { effortOf, Unreachable } from '../../../infra/client/persistent-fetch.ts';

const ada = `user_${'a'.repeat(32)}`;
const body = { email: 'ada@example.com', name: 'Ada Lovelace' };

interface Seen {
  readonly key: string | null;
  readonly token: string | null;
  readonly body: string;
}

/** A transport that answers with these statuses in turn. */
const scripted = (...statuses: readonly number[]) => {
  const seen: Seen[] = [];
  const send = async (request: Request): Promise<Response> => {
    const { headers } = request;
    seen.push({ key: headers.get('idempotency-key'), token: headers.get('authorization'), body: await request.text() });
    return Response.json({ code: 'SOME_CODE' }, { status: statuses[seen.length - 1] ?? 200 });
  };
  return { seen, send };
};

const baseUrl = 'http://directory.example';

test('a mutation has an Idempotency-Key, the given one or a new one; a query has none', async () => {
  const { seen, send } = scripted();
  const client = createClient({ baseUrl, token: 't', send });
  await client.POST('/v1/users', { params: { header: { 'Idempotency-Key': 'mine' } }, body });
  await client.POST('/v1/users', { body });
  await client.DELETE('/v1/users/{id}', { params: { path: { id: ada } } });
  await client.GET('/v1/users/{id}', { params: { path: { id: ada } } });
  expect(seen.map(({ key }) => key)).toEqual(['mine', expect.stringMatching(/^[0-9a-f-]{36}$/u), expect.any(String), null]);
  expect(new Set(seen.map(({ key }) => key)).size).toBe(4);
});

test('a token that is refused is renewed once, and the same request is sent again', async () => {
  const { seen, send } = scripted(401);
  let held = 'old';
  const token = { current: async () => held, refused: () => void (held = 'new') };
  const { data } = await createClient({ baseUrl, token, send }).POST('/v1/users', { body });
  expect(data).toBeDefined();
  expect(seen.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer new']);
  expect(seen[1]).toMatchObject({ key: seen[0]?.key, body: JSON.stringify(body) });
});

test('a fixed token that is refused is the answer', async () => {
  const { seen, send } = scripted(401);
  const { response, error } = await createClient({ baseUrl, token: 't', send }).GET('/v1/users');
  expect([response.status, error, seen.length]).toEqual([401, { code: 'SOME_CODE' }, 1]);
});

let server: Server | undefined;
afterEach(() => server?.close());

test('"come back later" is waited out with the same key, and what it took is known', async () => {
  const keys: unknown[] = [];
  server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    const status = keys.length < 3 ? 503 : 201;
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end('{"id":"x"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { data, response } = await createClient({ baseUrl: `http://127.0.0.1:${port}`, token: 't' }).POST('/v1/users', { body });
  expect(data).toEqual({ id: 'x' });
  expect(effortOf(response).retries).toBe(2);
  expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
  server.close();
  server.closeAllConnections();
  const impatient = createClient({ baseUrl: `http://127.0.0.1:${port}`, token: 't', persistence: { patienceMs: 0 } });
  await expect(impatient.GET('/v1/users')).rejects.toThrow(Unreachable);
});

test('the types are those of openapi.json', () =>
  expect(execFileSync(process.execPath, ['functions/openapi/generate-client.ts', '--check'], { encoding: 'utf8' })).toContain('as the'));

const wrong = async (client: Client) => {
  // @ts-expect-error there is no such route
  await client.GET('/v1/people');
  // @ts-expect-error a user is not created without a name
  await client.POST('/v1/users', { body: { email: 'ada@example.com' } });
  // @ts-expect-error nobody is created deleted
  await client.POST('/v1/users', { body: { ...body, status: 'deleted' } });
  // @ts-expect-error the id is missing
  await client.POST('/v1/users/{id}/suspend', { body: { reason: 'On leave' } });
};

test('what the contract does not know does not compile', () => {
  expectTypeOf<Schema<'User'>['status']>().toEqualTypeOf<'pending' | 'active' | 'suspended' | 'inactive' | 'deleted'>();
  expect(wrong).toBeTypeOf('function');
});
