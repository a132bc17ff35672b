// An HTTP server with just enough of the contract for the demo: users in memory, idempotency, and an outage or a "come back later" on demand.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json, text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/** `busy`: 503 before anything is done. `fail`: 500. `lose`: done, but the connection breaks before the answer. */
export type Mischief = 'busy' | 'fail' | 'lose' | undefined;

type User = Record<string, unknown> & { id: string; email: string; version: number };

const problem = (status: number, code: string, pointer?: string): Reply => ({
  status,
  body: { code, errors: pointer === undefined ? [] : [{ pointer }] },
  headers: { 'content-type': 'application/problem+json' },
});

const CHANGES: Record<string, (body: Record<string, unknown>) => Record<string, unknown>> = {
  'POST suspend': () => ({ status: 'suspended' }),
  'POST reactivate': () => ({ status: 'active' }),
  'PATCH ': ({ name }) => ({ name }),
  'PUT role': ({ role }) => ({ role }),
};

export class FakeStack {
  readonly users = new Map<string, User>();
  readonly seen: Seen[] = [];
  mischief: (seen: Seen) => Mischief = () => undefined;
  /** Changes what a read answers */
  reading: (user: User) => User | undefined = (user) => user;
  validToken = 'token-1';
  tokensIssued = 0;
  #answers = new Map<string, Reply>();
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Again on the same port after {@link kill}. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request).then((reply) => {
        if (reply === 'lost') return request.socket.destroy();
        const { status, body, headers } = reply;
        return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Every connection breaks, and new ones are refused. */
  kill(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<Reply | 'lost'> {
    const { method = '', url = '' } = request;
    const { pathname: path } = new URL(url, this.url);
    const key = request.headers['idempotency-key']?.toString();
    if (path === '/_local/oauth2/token') {
      await text(request);
      this.tokensIssued += 1;
      return { status: 200, body: { access_token: this.validToken, expires_in: 3600 } };
    }
    if (path === '/_local/status') return { status: 200, body: { ready: true, pending: { stream: 0, bus: 0 } } };
    if (path === '/_local/units') return { status: 200, body: { items: this.#units() } };
    if (request.headers.authorization !== `Bearer ${this.validToken}`) return { status: 401, body: { message: 'Unauthorized' } };
    const seen = { method, path, key };
    this.seen.push(seen);
    const mischief = this.mischief(seen);
    if (mischief === 'busy') return { ...problem(503, 'UNAVAILABLE'), headers: { 'retry-after': '0' } };
    if (mischief === 'fail')
      return { ...problem(500, 'INTERNAL_ERROR'), headers: { 'content-type': 'application/problem+json', 'retry-after': '0' } };
    const reply =
      method === 'GET' ? this.#read(path) : this.#command(method, path, key ?? '', (await json(request)) as Record<string, unknown>);
    return mischief === 'lose' ? 'lost' : reply;
  }

  #units(): unknown {
    const requests = this.seen.filter(({ method, path }) => method === 'POST' && path === '/v1/users').length;
    return [
      { function: 'dev-CreateUserFunction1A2B', operation: 'PutItem', requests, readUnits: 0, writeUnits: requests * 2 },
      { function: 'dev-DirectoryProjectorFunction3C4D', operation: 'PutItem', requests: this.users.size, readUnits: 0, writeUnits: 0 },
    ];
  }

  #read(path: string): Reply {
    const visible = [...this.users.values()].flatMap((user) => this.reading(user) ?? []);
    if (path === '/v1/users') return { status: 200, body: { items: visible, nextCursor: null } };
    const user = visible.find(({ id }) => path.endsWith(id));
    return user ? { status: 200, body: user } : problem(404, 'NOT_FOUND');
  }

  #command(method: string, path: string, key: string, body: Record<string, unknown>): Reply {
    const earlier = this.#answers.get(key);
    if (earlier) return { ...earlier, headers: { ...earlier.headers, 'idempotent-replayed': 'true' } };
    const reply = path === '/v1/users' ? this.#create(body) : this.#change(method, path, body);
    if (reply.status < 300) this.#answers.set(key, reply);
    return reply;
  }

  #create(body: Record<string, unknown>): Reply {
    const email = body['email'];
    if (typeof email !== 'string') return problem(400, 'REQUIRED_FIELD', '/email');
    const taken = [...this.users.values()].some((user) => user.email.toLowerCase() === email.toLowerCase());
    if (taken) return problem(409, 'EMAIL_TAKEN');
    const id = `user_${String(this.users.size).padStart(32, '0')}`;
    const user = { id, externalId: null, role: 'user', status: 'active', name: '', ...body, email, version: 1 };
    this.users.set(id, user);
    return { status: 201, body: user, headers: { 'consistency-token': `${id}@1` } };
  }

  #change(method: string, path: string, body: Record<string, unknown>): Reply {
    const [, , , id = '', action = ''] = path.split('/');
    const user = this.users.get(id);
    const change = CHANGES[`${method} ${action}`];
    if (!user || !change) return problem(404, 'NOT_FOUND');
    const changed = { ...user, ...change(body), version: user.version + 1 };
    this.users.set(id, changed);
    return { status: 200, body: changed, headers: { 'consistency-token': `${id}@${changed.version}` } };
  }
}
