// The typed client of the HTTP API: paths, parameters, bodies and answers are those of openapi.json, or it does not compile.
import { randomUUID } from 'node:crypto';
import createTypedClient, { type Client as TypedClient } from 'openapi-fetch';
import type { components, paths } from './api.ts';
import { type Persistence, type PersistentFetch, persistentFetch } from './persistent-fetch.ts';
import { fixedToken, type Tokens } from './tokens.ts';

export type Client = TypedClient<paths>;
/** A schema of the contract, e.g. `Schema<'User'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export interface ClientOptions {
  /** e.g. `http://127.0.0.1:3000`; paths start at `/v1`. */
  readonly baseUrl: string;
  /** An access token, or where to get one that is renewed; without one only public routes answer. */
  readonly token?: string | Tokens;
  /** How long a request that is not answered, or answered "come back later", is sent again; `send` for a transport of one's own. */
  readonly persistence?: Persistence;
  readonly send?: PersistentFetch;
}

const DEFAULT_PATIENCE_MS = 60_000;

const authorized =
  (send: PersistentFetch, tokens: Tokens): PersistentFetch =>
  async (request) => {
    const once = async (token: string): Promise<Response> => {
      const own = request.clone();
      own.headers.set('authorization', `Bearer ${token}`);
      return send(own);
    };
    const token = await tokens.current();
    const answer = await once(token);
    if (answer.status !== 401) return answer;
    tokens.refused(token);
    const another = await tokens.current();
    return another === token ? answer : once(another);
  };

/** A request that may be sent again must say that it is the same one. */
const keyed =
  (send: PersistentFetch): PersistentFetch =>
  async (request) => {
    if (request.method !== 'GET' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', randomUUID());
    return send(request);
  };

/** A call answers `{data, error, response}`; it rejects with Unreachable when nothing answered within the patience. */
export const createClient = ({ baseUrl, token, persistence = { patienceMs: DEFAULT_PATIENCE_MS }, send }: ClientOptions): Client => {
  const persistent = send ?? persistentFetch(persistence);
  const tokens = typeof token === 'string' ? fixedToken(token) : token;
  return createTypedClient<paths>({ baseUrl, fetch: keyed(tokens === undefined ? persistent : authorized(persistent, tokens)) });
};
