// The API as the tools ask it: JSON in and out, and a "no" ends the tool with what the service said.
import { setTimeout as pause } from 'node:timers/promises';
import { ask, type Call, NotDone, tokenFor } from './connection.ts';

const POLL_MS = 250;
/** A participant may take days; a tool does not wait for it. */
const PATIENCE_MS = 120_000;

export type Api = <Body>(method: string, path: string, body?: object) => Promise<Body>;

export const apiOf = async (call: Call, scopes: string): Promise<Api> => {
  const headers = { authorization: `Bearer ${await tokenFor(call, scopes)}`, 'content-type': 'application/json' };
  return async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await ask(call.url, path, init);
    const said = await answer.text();
    const answered = (said === '' ? {} : JSON.parse(said)) as Body & { code?: string; detail?: string };
    if (!answer.ok) throw new NotDone(`${method} ${path} was answered ${answer.status} ${answered.code ?? ''}: ${answered.detail ?? ''}`);
    return answered;
  };
};

/** Looks again and again. @throws NotDone with `what` it still is when patience ends */
export const until = async <T>(look: () => Promise<T>, holds: (seen: T) => boolean, what: (seen: T) => string): Promise<T> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > deadline) throw new NotDone(`${what(seen)} after ${PATIENCE_MS / 1_000} s`);
    await pause(POLL_MS);
  }
};

export interface Process {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly updatedAt: string;
  readonly steps: readonly { readonly name: string; readonly state: string }[];
  readonly certificate?: object;
}

export const processIn = (api: Api, id: string, status: string): Promise<Process> =>
  until(
    () => api<Process>('GET', `/v1/processes/${id}`),
    (seen) => seen.status === status,
    (seen) => `the ${seen.kind} ${id} is still ${seen.status}`,
  );

/** Nothing is left to do for the local stack. */
export const rest = async (api: Api): Promise<void> => {
  await until(
    () => api<{ pending: { stream: number; bus: number } }>('GET', '/_local/status'),
    ({ pending }) => pending.stream === 0 && pending.bus === 0,
    ({ pending }) => `the stack is still at work (${JSON.stringify(pending)})`,
  );
};
