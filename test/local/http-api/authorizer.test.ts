// Tokens at the door: who gets in, who does not, and what each is told.
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUER, startApi } from './api.ts';
import type { TestApi } from './api.ts';

let api: TestApi;
let key: CryptoKey;
let foreign: CryptoKey;
/** The same key, made to sign by another algorithm. */
let otherAlgorithm: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  otherAlgorithm = (await importJWK(await exportJWK(pair.privateKey), 'PS256')) as CryptoKey;
  ({ privateKey: foreign } = await generateKeyPair('RS256'));
  key = pair.privateKey;
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1' }] });
  api = await startApi(async () => ({ statusCode: 204 }), { keys });
});
afterAll(() => api.stop());

const now = (): number => Math.floor(Date.now() / 1000);
const GOOD = { iss: ISSUER, aud: 'client', sub: 's', scope: 'app/users:read other' };
const sign = (claims: JWTPayload, { signer = key, kid = 'k1' }: { signer?: CryptoKey; kid?: string } = {}): Promise<string> =>
  new SignJWT({ iat: now(), exp: now() + 60, ...claims }).setProtectedHeader({ alg: 'RS256', kid }).sign(signer);
const call = (token?: string): Promise<Response> =>
  fetch(`${api.url}/v1/users/u1`, { headers: token === undefined ? {} : { authorization: token } });

describe('gets in', () => {
  test.each([
    ['a valid token', async () => `Bearer ${await sign(GOOD)}`],
    ['without the word Bearer', () => sign(GOOD)],
    ['with one of several audiences', () => sign({ ...GOOD, aud: ['x', 'client'] })],
    ['with client_id and no audience', () => sign({ ...GOOD, aud: undefined, client_id: 'client' })],
    ['with another of the scopes', () => sign({ ...GOOD, scope: 'app/users:self' })],
    ['with scp as a list', () => sign({ ...GOOD, scope: undefined, scp: ['app/users:read'] })],
  ] as const)('%s', async (_, token) => {
    expect((await call(await token())).status).toBe(204);
  });

  test('its claims arrive as text', async () => {
    await call(await sign({ ...GOOD, exp: 4_000_000_000, groups: ['a', 'b'], admin: true }));
    const context = api.last().requestContext as { authorizer: unknown };
    expect(context.authorizer).toEqual({
      jwt: {
        claims: { ...GOOD, iat: expect.stringMatching(/^\d+$/), exp: '4000000000', groups: '[a b]', admin: 'true' },
        scopes: ['app/users:read', 'app/users:self'],
      },
    });
  });
});

const REFUSED: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['no token', async () => undefined],
  ['an empty one', async () => 'Bearer '],
  ['no token at all', async () => 'Bearer abc'],
  ['expired', () => sign({ ...GOOD, exp: now() - 1 })],
  ['without an expiry', () => sign({ ...GOOD, exp: undefined })],
  ['not yet valid', () => sign({ ...GOOD, nbf: now() + 60 })],
  ['from the future', () => sign({ ...GOOD, iat: now() + 60 })],
  ['another issuer', () => sign({ ...GOOD, iss: 'https://other.example' })],
  ['another audience', () => sign({ ...GOOD, aud: 'x' })],
  ['another audience, though the client fits', () => sign({ ...GOOD, aud: 'x', client_id: 'client' })],
  ['signed by a stranger', () => sign(GOOD, { signer: foreign })],
  ['an unknown key', () => sign(GOOD, { kid: 'k2' })],
  [
    'signed by the right key with another algorithm',
    () => new SignJWT({ ...GOOD, exp: now() + 60 }).setProtectedHeader({ alg: 'PS256', kid: 'k1' }).sign(otherAlgorithm),
  ],
  ['unsigned', async () => new UnsecuredJWT({ ...GOOD, exp: now() + 60 }).encode()],
  [
    'signed with the public key as a secret',
    () =>
      new SignJWT({ ...GOOD, exp: now() + 60 })
        .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
        .sign(new TextEncoder().encode('x'.repeat(32))),
  ],
  [
    'with changed claims',
    async () =>
      (await sign(GOOD)).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...GOOD, exp: now() + 99 })).toString('base64url')}.`),
  ],
];

describe('stays outside', () => {
  test.each(REFUSED)('%s', async (_, token) => {
    const response = await call(await token());
    expect([response.status, await response.text()]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test.each(['app/users:write', 'users:read', '', 'app/users:readx'])('with the scope "%s"', async (scope) => {
    const response = await call(await sign({ ...GOOD, scope }));
    expect([response.status, await response.text()]).toEqual([403, '{"message":"Forbidden"}']);
    expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });
});
