// The JWT authorizer of a route. Source: "Control access to HTTP APIs with JWT authorizers", API Gateway developer guide.
import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { RouteModel } from '../model.ts';

export type Authorization =
  | {
      readonly granted: true;
      readonly jwt: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null };
    }
  | { readonly granted: false; readonly status: 401 | 403; readonly message: 'Unauthorized' | 'Forbidden'; readonly challenge: string };

type Rules = NonNullable<RouteModel['authorizer']>;

const refused = (status: 401 | 403, error: string, description: string, scopes: readonly string[] = []): Authorization => ({
  granted: false,
  status,
  message: status === 401 ? 'Unauthorized' : 'Forbidden',
  challenge: error === '' ? 'Bearer' : `Bearer scope="${scopes.join(' ')}" error="${error}" error_description="${description}"`,
});

/** API Gateway hands every claim on as text; a list becomes `[a b]`. */
const claimText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return JSON.stringify(value);
};

const meant = (payload: JWTPayload, audience: readonly string[]): boolean => {
  // `client_id` counts only where `aud` is missing.
  const named = payload.aud ?? (payload.client_id as string | undefined) ?? [];
  return [named].flat().some((name) => audience.includes(name));
};

const scopesOf = (payload: JWTPayload): readonly string[] => {
  const scope = payload.scope ?? payload.scp;
  return Array.isArray(scope) ? scope.map(String) : typeof scope === 'string' ? scope.split(' ') : [];
};

const reason = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JOSEError) return 'the token is not valid';
  throw error;
};

/** Checks `Authorization` against a route's issuer, audience and scopes (any of them is enough). */
export const authorize = async (header: string | undefined, rules: Rules, keys: JWTVerifyGetKey): Promise<Authorization> => {
  const token = header?.replace(/^Bearer +/i, '').trim();
  if (token === undefined || token === '') return refused(401, '', '');
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], issuer: rules.issuer, requiredClaims: ['exp'] }));
  } catch (error) {
    return refused(401, 'invalid_token', reason(error));
  }
  if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1)
    return refused(401, 'invalid_token', 'the token is from the future');
  if (!meant(payload, rules.audience)) return refused(401, 'invalid_token', 'the token has an invalid audience');
  const scopes = scopesOf(payload);
  if (rules.scopes.length > 0 && !rules.scopes.some((scope) => scopes.includes(scope))) {
    return refused(403, 'insufficient_scope', 'the token does not have the needed scopes', rules.scopes);
  }
  const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
  return { granted: true, jwt: { claims, scopes: rules.scopes.length > 0 ? rules.scopes : null } };
};
