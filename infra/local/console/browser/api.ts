// What the console asks of the stack: the routes below /_local as they are, and the API itself with a token of the local issuer.

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly code?: string;
}

export class Failed extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** Seconds before its end in which a token is no longer used. */
const TOKEN_RESERVE_S = 60;
const SCOPES = 'users:read audit:read';

let token: { readonly value: string; readonly usableUntil: number } | undefined;

const parsed = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return body;
  const told = (body ?? {}) as Partial<Problem> & { readonly message?: string };
  const { title = told.message ?? response.statusText, detail, code } = told;
  throw new Failed({ status: response.status, title, ...(detail && { detail }), ...(code && { code }) });
};

/** @throws {Failed} where the answer is not a success; TypeError where there is no answer */
export const local = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
  const payload = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return (await parsed(await fetch(`/_local/${path}`, { method, ...payload }))) as T;
};

/** @throws as {@link local} */
export const localText = async (path: string): Promise<string> => {
  const response = await fetch(`/_local/${path}`);
  if (!response.ok) throw new Failed({ status: response.status, title: response.statusText });
  return response.text();
};

/** Who watches leaves no traces: they would push out those that are watched. */
const UNRECORDED = { 'x-amzn-trace-id': 'Sampled=0' };

const authorization = async (): Promise<string> => {
  if (token === undefined || token.usableUntil < Date.now()) {
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPES });
    const answer = (await parsed(await fetch('/_local/oauth2/token', { method: 'POST', body: form }))) as {
      access_token: string;
      expires_in: number;
    };
    token = { value: answer.access_token, usableUntil: Date.now() + (answer.expires_in - TOKEN_RESERVE_S) * 1_000 };
  }
  return `Bearer ${token.value}`;
};

/** `path` below `/v1/`. @throws as {@link local} */
export const api = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
  const headers = {
    ...UNRECORDED,
    authorization: await authorization(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  return (await parsed(await fetch(`/v1/${path}`, { method, headers, ...payload }))) as T;
};
