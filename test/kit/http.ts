// Given-when-then over HTTP: past events, a request, and the answer that must follow. The real endpoints on the memory twins.
import { expect } from 'vitest';
import { type CommandName, COMMANDS, QUERIES, type QueryName } from '../../domain/catalog.ts';
import type { ErrorCode } from '../../domain/kernel/errors.ts';
import type { UserEvent } from '../../domain/user/user.ts';
import { endpoint as notFound } from '../../functions/operations/not-found.ts';
import { answer, type Answered } from '../../functions/runtime/http/endpoint.ts';
import type { HttpEvent } from '../../functions/runtime/http/request.ts';
import { type Wired, wired } from './http-endpoints.ts';
import { createWorld, FAR, type World } from './http-world.ts';

export interface Asking {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Space separated; absent: all scopes. null: no token. */
  readonly scope?: string | null;
  readonly sub?: string;
}

export interface Sent extends Asking {
  readonly method: string;
  /** With its query string. */
  readonly path: string;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are asserted on, field by field
  readonly body: any;
  readonly answered: Answered;
}

const ALL_SCOPES =
  'users:read users:write users:delete users:suspend users:roles users:invite users:erase users:import audit:read events:read';
const ROUTES = Object.entries({ ...COMMANDS, ...QUERIES }) as [
  CommandName | QueryName,
  (typeof COMMANDS)[CommandName] | (typeof QUERIES)[QueryName],
][];
const NOWHERE: Wired = { endpoint: notFound as Wired['endpoint'], ports: undefined };

const matching = (template: string, path: string): Record<string, string> | undefined => {
  const names = [...template.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');
  const found = new RegExp(`^${template.replaceAll(/\{\w+\}/gu, '([^/]+)')}$`, 'u').exec(path);
  return found === null ? undefined : Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
};

/** As API Gateway does: a literal path wins over one with parameters. */
const route = (method: string, path: string): { readonly name?: CommandName | QueryName; readonly params?: Record<string, string> } => {
  const candidates = ROUTES.flatMap(([name, definition]) => {
    const params = definition.method === method ? matching(definition.path, path) : undefined;
    return params === undefined ? [] : [{ name, params }];
  });
  return candidates.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0] ?? {};
};

export const toEvent = ({ method, path, body, raw, headers = {}, scope = ALL_SCOPES, sub = 'an-operator' }: Sent): HttpEvent => {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const encoded = payload instanceof Uint8Array;
  const text = encoded ? Buffer.from(payload).toString('base64') : payload;
  const { params } = route(method, rawPath);
  return {
    rawQueryString,
    headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    isBase64Encoded: encoded,
    ...(text === undefined ? {} : { body: text }),
    ...(params === undefined ? {} : { pathParameters: params }),
    requestContext: {
      http: { method, path: rawPath },
      ...(scope === null ? {} : { authorizer: { jwt: { claims: { sub, scope } } } }),
    },
  };
};

export const send = async (world: World, sent: Sent, deadline = FAR): Promise<Got> => {
  const { name } = route(sent.method, sent.path.split('?')[0] ?? '');
  const target = name === undefined ? NOWHERE : await wired(world, name);
  const answered = await answer(target.endpoint, toEvent(sent), deadline, () => target.ports);
  const { statusCode, headers, body } = answered.response;
  return { status: statusCode, headers, body: body === undefined ? undefined : JSON.parse(body), answered };
};

export const request = (method: string, path: string, asking: Asking = {}): Sent => ({ method, path, ...asking });

export interface Answering {
  /** What is not said of the answer may be anything; `events` are all that the log gained for that user. */
  then(
    expected: { status: number; body?: unknown; headers?: Record<string, unknown>; events?: readonly UserEvent[] },
    user?: string,
  ): Promise<Got>;
  /** A problem document, and nothing new in the log. */
  thenProblem(code: ErrorCode, members?: object): Promise<Got>;
}

type Past = Readonly<Record<string, readonly UserEvent[]>>;

const countOf = ({ log }: World): number =>
  log.streamIds().reduce((sum, id) => sum + log.commits(id).filter(({ events }) => events.length > 0).length, 0);

/** `past`: the events of each user, seen by the directory too. */
export const given = (past: Past = {}, world: World = createWorld()) => {
  const ready = (async () => {
    for (const [userId, events] of Object.entries(past)) await world.happened(userId, ...events);
    await world.project();
  })();
  return {
    world,
    when: (sent: Sent): Answering => {
      const act = async () => {
        await ready;
        const before = countOf(world);
        return { before, got: await send(world, sent) };
      };
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- nobody awaits it, and the grammar is given, when, then
        then: async ({ events, ...expected }, user) => {
          const { got } = await act();
          expect(got).toMatchObject(expected);
          const id = user ?? got.body?.id;
          if (events !== undefined) expect((await world.eventsOf(id)).slice((past[id] ?? []).length)).toEqual(events);
          return got;
        },
        thenProblem: async (code, members = {}) => {
          const { got, before } = await act();
          expect(got.headers['content-type']).toBe('application/problem+json');
          expect(got.body).toMatchObject({ code, status: got.status, correlationId: got.headers['x-correlation-id'], ...members });
          expect(countOf(world)).toBe(before);
          return got;
        },
      };
    },
  };
};
