// Bad input gets the right problem, names the field, and leaves nothing behind: checked on the whole stack, gateway answers included.
import { SignJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from './client.ts';
import { byText, type Directory, startDirectory } from './directory.ts';

let directory: Directory;
let id: string;
beforeAll(async () => {
  directory = await startDirectory();
  id = (await directory.api('POST', '/v1/users', { body: { email: 'victim@example.com', name: 'Vic Tim' } })).body.id;
  await directory.api('PATCH', `/v1/users/${id}`, { body: { name: 'Vic Tor' } });
});
afterAll(() => directory.stop());

const ada = { email: 'ada@example.com', name: 'Ada Lovelace' };

const leavesNothing = async (run: () => Promise<void>): Promise<void> => {
  const before = await directory.log();
  await run();
  expect(await directory.log()).toEqual(before);
};

describe('bad input', () => {
  const cases: [string, { raw?: string; body?: unknown; headers?: Record<string, string> }, number, string, string[]?][] = [
    ['broken JSON', { raw: '{"email": "ada@exam' }, 400, 'MALFORMED_JSON'],
    ['an array', { body: [] }, 400, 'VALIDATION_ERROR'],
    ['an unknown field', { body: { ...ada, admin: true } }, 400, 'VALIDATION_ERROR', ['/admin']],
    ['every violation at once', { body: { email: 'x', name: '', role: 'king' } }, 400, 'VALIDATION_ERROR', ['/email', '/name', '/role']],
    ['only missing fields', { body: {} }, 400, 'REQUIRED_FIELD', ['/email', '/name']],
    ['a wrong type', { body: { email: 7, name: 'Ada Lovelace' } }, 400, 'VALIDATION_ERROR', ['/email']],
    [
      'another content type',
      { raw: 'email=ada', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a body of 2 MB', { body: { ...ada, name: 'x'.repeat(2 * 1024 * 1024) } }, 413, 'PAYLOAD_TOO_LARGE'],
    ['an unusable key', { body: ada, headers: { 'idempotency-key': 'x'.repeat(256) } }, 400, 'VALIDATION_ERROR', ['Idempotency-Key']],
  ];

  it.each(cases)('%s', async (_name, options, status, code, pointers) => {
    await leavesNothing(async () => {
      const answer = await directory.api('POST', '/v1/users', options);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({
        status,
        code,
        title: expect.any(String),
        type: expect.any(String),
        correlationId: answer.headers.get('x-correlation-id'),
      });
      const named = new Set<string>(answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer));
      if (pointers) expect([...named].sort(byText)).toEqual([...pointers].sort(byText));
    });
  });

  it('a stale If-Match is 412, and the current one passes', async () => {
    await leavesNothing(async () => {
      const stale = await directory.api('PATCH', `/v1/users/${id}`, { body: { name: 'Vic Late' }, headers: { 'if-match': '"1"' } });
      expect(stale).toMatchObject({ status: 412, body: { code: 'VERSION_MISMATCH' } });
    });
    const current = await directory.api('PATCH', `/v1/users/${id}`, { body: { name: 'Vic Early' }, headers: { 'if-match': '"2"' } });
    expect(current).toMatchObject({ status: 200, body: { version: 3 } });
  });

  it('a cursor of another list, or of nobody, is 400 INVALID_CURSOR', async () => {
    for (const name of ['One', 'Two', 'Three']) {
      await directory.api('POST', '/v1/users', { body: { email: `${name}@example.com`, name: `Number ${name}` } });
    }
    await directory.quiet();
    const page = await directory.api('GET', '/v1/users?status=active&limit=1');
    expect(page.body.nextCursor).toEqual(expect.any(String));
    for (const query of [
      `limit=1&cursor=${page.body.nextCursor}`,
      'cursor=bm90LWEtY3Vyc29y',
      `status=active&cursor=${page.body.nextCursor}x`,
    ]) {
      expect(await directory.api('GET', `/v1/users?${query}`)).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
    expect((await directory.api('GET', `/v1/users?status=active&limit=1&cursor=${page.body.nextCursor}`)).status).toBe(200);
  });

  it('an unknown route is a 404 problem', async () => {
    expect(await directory.api('GET', '/v1/nothing')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it.each(['limit=0', 'limit=201', 'limit=many', 'status=lost', 'page=2'])('the list parameter %s is 400 and named', async (query) => {
    const answer = await directory.api('GET', `/v1/users?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR', errors: [{ pointer: query.split('=')[0] }] } });
  });
});

const claimsOf = async (): Promise<Record<string, unknown>> =>
  JSON.parse(Buffer.from((await directory.token('users:write')).split('.')[1] ?? '', 'base64url').toString());
const create = (token: string): Promise<{ status: number; body: unknown }> =>
  caller(directory.url, token)('POST', '/v1/users', { body: ada });
const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens', () => {
  it('expired, foreign, unsigned, tampered and absent ones are 401 in the gateway’s own shape and leave nothing', async () => {
    const claims = await claimsOf();
    const { privateKey } = await generateKeyPair('RS256');
    const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'unknown' }).sign(privateKey);
    const unsigned = `${b64({ alg: 'none' })}.${b64(claims)}.`;
    const good = await directory.token('users:write');
    const [header, , signature] = good.split('.');
    const tampered = `${header}.${b64({ ...claims, sub: 'somebody-else' })}.${signature}`;
    const expired = await directory.expiredToken('users:write');
    await leavesNothing(async () => {
      for (const token of [foreign, unsigned, tampered, expired, 'nonsense']) {
        expect(await create(token)).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
      }
      expect(await directory.anonymous('POST', '/v1/users', { body: ada })).toMatchObject({
        status: 401,
        body: { message: 'Unauthorized' },
      });
    });
  });

  it('without the scope: 403 in the gateway’s own shape', async () => {
    await leavesNothing(async () => {
      expect(await create(await directory.token('users:read'))).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
    });
  });

  it('users:self reaches its own user only, and only its name', async () => {
    const self = caller(directory.url, await directory.token('users:self', id));
    expect((await self('GET', `/v1/users/${id}`)).status).toBe(200);
    expect((await self('PATCH', `/v1/users/${id}`, { body: { name: 'Vic Self' } })).status).toBe(200);
    expect(await self('PATCH', `/v1/users/${id}`, { body: { externalId: 'mine' } })).toMatchObject({
      status: 403,
      body: { code: 'AUTHORIZATION_ERROR' },
    });
    const other = (await directory.api('POST', '/v1/users', { body: { email: 'other@example.com', name: 'Some Body' } })).body.id;
    await directory.quiet();
    expect(await self('GET', `/v1/users/${other}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('creating an admin needs users:roles as well', async () => {
    const writer = caller(directory.url, await directory.token('users:write'));
    await leavesNothing(async () => {
      expect(await writer('POST', '/v1/users', { body: { ...ada, role: 'admin' } })).toMatchObject({
        status: 403,
        body: { code: 'AUTHORIZATION_ERROR' },
      });
    });
  });
});
