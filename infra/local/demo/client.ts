// The directory's API as the demo uses it: one function per operation, on the typed client, measured.
import type { Client as Api, Schema } from '../../client/client.ts';
import { effortOf } from '../../client/persistent-fetch.ts';
import type { Measurements } from './measurements.ts';

export type User = Schema<'User'>;
export type Role = User['role'];
export type Page = Schema<'UserPage'>;

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
  /** The body is a row of the file, and so may be anything: the service is to refuse it. */
  create(body: Readonly<Record<string, string>>, key: string): Promise<Accepted | Refused>;
  suspend(id: string, reason: string, key: string): Promise<Accepted | Refused>;
  reactivate(id: string, key: string): Promise<Accepted | Refused>;
  rename(id: string, name: string, key: string): Promise<Accepted | Refused>;
  assignRole(id: string, role: Role, key: string): Promise<Accepted | Refused>;
  get(id: string, consistencyToken?: string): Promise<Accepted | Refused>;
  list(cursor: string | null): Promise<Page>;
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

const refusal = ({ error, response: { status } }: Answer<unknown>): Refused => {
  const { code = `HTTP ${status}`, errors = [] } = (typeof error === 'object' ? error : {}) as Partial<Schema<'Problem'>>;
  return { ok: false, status, code, fields: [...new Set(errors.map(({ pointer }) => pointer))].toSorted() };
};

/** A replay after a retry is this run's own effect, whose first answer got lost. */
const isReplayed = (response: Response): boolean =>
  effortOf(response).retries === 0 && response.headers.get('idempotent-replayed') === 'true';

const keyed = (key: string) => ({ 'Idempotency-Key': key });

export const createDemoClient = (api: Api, measurements: Measurements): Client => {
  const measured = <Data>(operation: string, answer: Answer<Data>): Answer<Data> => {
    const { response } = answer;
    measurements.record(operation, { status: response.status, ...effortOf(response) }, isReplayed(response));
    return answer;
  };
  const user = async (operation: string, answering: Promise<Answer<User>>): Promise<Accepted | Refused> => {
    const answer = measured(operation, await answering);
    if (answer.data === undefined) return refusal(answer);
    const { headers } = answer.response;
    const consistencyToken = headers.get('consistency-token') ?? undefined;
    return { ok: true, user: answer.data, replayed: isReplayed(answer.response), consistencyToken };
  };

  return {
    create: (body, key) =>
      user('CreateUser', api.POST('/v1/users', { params: { header: keyed(key) }, body: body as unknown as Schema<'CreateUser'> })),
    suspend: (id, reason, key) =>
      user('SuspendUser', api.POST('/v1/users/{id}/suspend', { params: { path: { id }, header: keyed(key) }, body: { reason } })),
    reactivate: (id, key) =>
      user('ReactivateUser', api.POST('/v1/users/{id}/reactivate', { params: { path: { id }, header: keyed(key) }, body: {} })),
    rename: (id, name, key) =>
      user('UpdateUser', api.PATCH('/v1/users/{id}', { params: { path: { id }, header: keyed(key) }, body: { name } })),
    assignRole: (id, role, key) =>
      user('AssignRole', api.PUT('/v1/users/{id}/role', { params: { path: { id }, header: keyed(key) }, body: { role } })),
    get: (id, token) =>
      user(
        'GetUser',
        api.GET('/v1/users/{id}', { params: { path: { id }, header: token === undefined ? {} : { 'Consistency-Token': token } } }),
      ),
    list: async (cursor) => {
      const query = { limit: 200, ...(cursor === null ? {} : { cursor }) };
      const answer = measured('ListUsers', await api.GET('/v1/users', { params: { query } }));
      if (answer.data === undefined) throw new Error(`ListUsers answered ${refusal(answer).code}`);
      return answer.data;
    },
  };
};
