// The local OIDC issuer: stands in for the user pool that the deployed API trusts, whatever its issuer is called there.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { JSONWebKeySet, JWK, JWTVerifyGetKey } from 'jose';
import type { RouteModel } from '../model.ts';

export const TOKEN_SECONDS = 3600;

export interface Issuer {
  readonly keys: JWTVerifyGetKey;
  readonly jwks: JSONWebKeySet;
  /** Scope names without the stage's prefix. */
  readonly scopes: readonly string[];
  /** `scopes` without the prefix; the subject is the client by default. */
  readonly token: (scopes: readonly string[], subject?: string) => Promise<string>;
}

/** The part up to and including the last `/` that all scopes share. */
export const commonPrefix = (scopes: readonly string[]): string => {
  const prefixes = new Set(scopes.map((scope) => scope.slice(0, scope.lastIndexOf('/') + 1)));
  const [prefix = ''] = prefixes;
  return prefixes.size === 1 ? prefix : '';
};

const loadKey = async (dataDir: string | undefined): Promise<JWK> => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'issuer-key.json');
  if (file !== undefined && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  if (file !== undefined) writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
};

/** @param dataDir keeps the key pair, so that tokens outlive a restart; undefined: a new pair each time */
export const createIssuer = async (routes: readonly RouteModel[], dataDir: string | undefined): Promise<Issuer> => {
  const authorizers = routes.flatMap(({ authorizer }) => authorizer ?? []);
  const issuer = authorizers[0]?.issuer ?? 'http://localhost/_local';
  const audience = authorizers[0]?.audience[0] ?? 'local';
  const full = [...new Set(authorizers.flatMap(({ scopes }) => scopes))].toSorted();
  const prefix = commonPrefix(full);
  const jwk = await loadKey(dataDir);
  const key = await importJWK(jwk, 'RS256');
  const kid = await calculateJwkThumbprint(jwk);
  const { kty, n, e } = jwk;
  const jwks = { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' } as JWK] };
  return {
    keys: createLocalJWKSet(jwks),
    jwks,
    scopes: full.map((scope) => scope.slice(prefix.length)),
    token: (scopes, subject = audience) =>
      new SignJWT({ client_id: audience, token_use: 'access', scope: scopes.map((scope) => prefix + scope).join(' ') })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${TOKEN_SECONDS}s`)
        .sign(key),
  };
};
