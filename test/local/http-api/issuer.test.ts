// The local issuer: its tokens, its key pair over restarts, and the token endpoint.
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { commonPrefix, createIssuer } from '../../../infra/local/http-api/issuer.ts';
import { answerToken } from '../../../infra/local/http-api/token-endpoint.ts';
import { ISSUER, ROUTES } from './api.ts';

const issuer = await createIssuer(ROUTES, undefined);
const ask = async (form: Record<string, string>): Promise<{ status: number; access_token?: string }> => {
  const { status, body } = await answerToken(issuer, new URLSearchParams(form));
  return { status, ...(JSON.parse(body.toString()) as Record<string, string>) };
};

test('a token carries what the deployed issuer would put in', async () => {
  const answer = await ask({ grant_type: 'client_credentials', scope: 'users:read users:write' });
  expect(answer).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 3600 });
  const { payload, protectedHeader } = await jwtVerify(answer.access_token ?? '', createLocalJWKSet(issuer.jwks));
  expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: issuer.jwks.keys[0]?.kid });
  expect(payload).toMatchObject({
    iss: ISSUER,
    aud: 'client',
    client_id: 'client',
    sub: 'client',
    scope: 'app/users:read app/users:write',
    token_use: 'access',
    jti: expect.any(String),
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
});

test('the subject may be chosen', async () => {
  const { access_token: token = '' } = await ask({ grant_type: 'client_credentials', scope: 'users:self', sub: 'user_1' });
  expect((await jwtVerify(token, issuer.keys)).payload.sub).toBe('user_1');
});

test.each([
  [{ scope: 'users:read' }, 'invalid_request'],
  [{ grant_type: 'password', scope: 'users:read' }, 'unsupported_grant_type'],
  [{ grant_type: 'client_credentials' }, 'invalid_scope'],
  [{ grant_type: 'client_credentials', scope: 'users:read users:fly' }, 'invalid_scope'],
  [{ grant_type: 'client_credentials', scope: 'app/users:read' }, 'invalid_scope'],
])('%j is refused with %s', async (form, error) => {
  expect(await ask(form as Record<string, string>)).toMatchObject({ status: 400, error });
});

test('the public keys hold nothing private', () => {
  expect(Object.keys(issuer.jwks.keys[0] ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('the key pair outlives a restart, readable by its owner only', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'issuer-'));
  const token = await (await createIssuer(ROUTES, dataDir)).token(['users:read']);
  const later = await createIssuer(ROUTES, dataDir);
  expect((await jwtVerify(token, later.keys)).payload.iss).toBe(ISSUER);
  expect(statSync(join(dataDir, 'issuer-key.json')).mode & 0o777).toBe(0o600);
});

test.each([
  [['app/users:read', 'app/users:write'], 'app/'],
  [['users:read', 'users:write'], ''],
  [['a/b/x', 'a/b/y'], 'a/b/'],
  [['a/x', 'b/y'], ''],
  [[], ''],
])('the prefix of %j is "%s"', (scopes, prefix) => {
  expect(commonPrefix(scopes)).toBe(prefix);
});
