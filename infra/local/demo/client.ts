// The directory's API as the demo uses it: one function per operation, authenticated, retried and measured.
import * as z from 'zod';
import type { Measurements } from './measurements.ts';
import type { Tokens } from './tokens.ts';
import type { Answer, Transport } from './transport.ts';

const userAnswer = z.looseObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  status: z.string(),
  role: z.string(),
  externalId: z.string().nullable(),
  version: z.int().positive(),
});
export type User = z.infer<typeof userAnswer>;

const pageAnswer = z.object({ items: z.array(userAnswer), nextCursor: z.string().nullable() });
export type Page = z.infer<typeof pageAnswer>;

const problemAnswer = z.object({ code: z.string(), errors: z.array(z.object({ pointer: z.string() })).default([]) });

export interface Accepted {
  readonly ok: true;
  readonly user: User;
  /** An earlier run had done it. */
  readonly replayed: boolean;
  readonly consistencyToken: string | undefined;
}

export interface Refused {
  readonly ok: false;
  readonly status: number;
  /** The problem's code, or `HTTP <status>` for what API Gateway answers by itself. */
  readonly code: string;
  /** JSON Pointers of the fields at fault */
  readonly fields: readonly string[];
}

export interface Client {
  create(body: unknown, key: string): Promise<Accepted | Refused>;
  suspend(id: string, reason: string, key: string): Promise<Accepted | Refused>;
  reactivate(id: string, key: string): Promise<Accepted | Refused>;
  rename(id: string, name: string, key: string): Promise<Accepted | Refused>;
  assignRole(id: string, role: string, key: string): Promise<Accepted | Refused>;
  get(id: string, consistencyToken?: string): Promise<Accepted | Refused>;
  list(cursor: string | null): Promise<Page>;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

const refusal = ({ status, body }: Answer): Refused => {
  const problem = problemAnswer.safeParse(body);
  if (!problem.success) return { ok: false, status, code: `HTTP ${status}`, fields: [] };
  return { ok: false, status, code: problem.data.code, fields: [...new Set(problem.data.errors.map(({ pointer }) => pointer))].toSorted() };
};

/** A replay after a retry is this run's own effect, whose first answer got lost. */
const isReplayed = ({ headers, retries }: Answer): boolean => retries === 0 && headers.get('idempotent-replayed') === 'true';

export const createClient = (send: Transport, tokens: Tokens, measurements: Measurements): Client => {
  const call = async (operation: string, { method, path, headers, body }: Call): Promise<Answer> => {
    const once = async (token: string): Promise<Answer> =>
      send({
        method,
        path,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const token = await tokens.current();
    let answer = await once(token);
    if (answer.status === 401) {
      // A stack with new data has a new issuer key.
      tokens.refused(token);
      answer = await once(await tokens.current());
    }
    measurements.record(operation, answer, isReplayed(answer));
    return answer;
  };

  const userCall = async (operation: string, request: Call): Promise<Accepted | Refused> => {
    const answer = await call(operation, request);
    if (answer.status >= 300) return refusal(answer);
    const consistencyToken = answer.headers.get('consistency-token') ?? undefined;
    return { ok: true, user: userAnswer.parse(answer.body), replayed: isReplayed(answer), consistencyToken };
  };

  const command = async (operation: string, method: string, path: string, body: unknown, key: string): Promise<Accepted | Refused> =>
    userCall(operation, { method, path, headers: { 'idempotency-key': key }, body });

  return {
    create: (body, key) => command('CreateUser', 'POST', '/v1/users', body, key),
    suspend: (id, reason, key) => command('SuspendUser', 'POST', `/v1/users/${id}/suspend`, { reason }, key),
    reactivate: (id, key) => command('ReactivateUser', 'POST', `/v1/users/${id}/reactivate`, {}, key),
    rename: (id, name, key) => command('UpdateUser', 'PATCH', `/v1/users/${id}`, { name }, key),
    assignRole: (id, role, key) => command('AssignRole', 'PUT', `/v1/users/${id}/role`, { role }, key),
    get: (id, consistencyToken) =>
      userCall('GetUser', {
        method: 'GET',
        path: `/v1/users/${id}`,
        ...(consistencyToken === undefined ? {} : { headers: { 'consistency-token': consistencyToken } }),
      }),
    list: async (cursor) => {
      const query = new URLSearchParams({ limit: '200', ...(cursor === null ? {} : { cursor }) });
      const answer = await call('ListUsers', { method: 'GET', path: `/v1/users?${query}` });
      if (answer.status !== 200) throw new Error(`ListUsers answered ${refusal(answer).code}`);
      return pageAnswer.parse(answer.body);
    },
  };
};
