// A participant on a real socket that does what a script says, one turn per call: well, badly, late, or not at all.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What becomes of one call; the call is heard before it. */
export type Turn = (response: ServerResponse) => void | Promise<void>;

const HUGE_BYTES = 50_000_000;

export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}): Turn =>
  (response) =>
    void response.writeHead(status, headers).end();

export const turns = {
  ok: answer(200),
  accepted: answer(202),
  /** The connection stays open, and silent. */
  hang: () => undefined,
  reset: (response) => void response.socket?.resetAndDestroy(),
  garbage: (response) => void response.socket?.end('there is no such protocol\r\n\r\n'),
  duplicate: (response) => {
    const once = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    response.socket?.end(once + once);
  },
  /** Says it was done, and goes on talking for as long as somebody listens. */
  huge: (response) => {
    response.writeHead(200, { 'content-length': String(HUGE_BYTES) });
    const chunk = Buffer.alloc(65_536);
    const more = (): void => {
      while (response.writable && response.write(chunk));
      response.once('drain', more);
    };
    more();
  },
} as const satisfies Record<string, Turn>;

export interface ScriptedParticipant {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** The turns to come; after the last one every call goes well. */
  script(...next: readonly Turn[]): void;
  /** Resolves once so many calls were received in all. */
  heard(calls: number): Promise<void>;
  stop(): Promise<void>;
}

/** @param host the address to listen at */
export const startScriptedParticipant = async (host = '127.0.0.1'): Promise<ScriptedParticipant> => {
  const received: Received[] = [];
  const waiting = new Map<number, () => void>();
  let script: Turn[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = (await buffer(request)).toString();
      const turn = script.shift() ?? turns.ok;
      received.push({ method: request.method, path: request.url, headers: request.headers, body });
      await turn(response);
      waiting.get(received.length)?.();
    })();
  }).listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/hooks`,
    port,
    received,
    script: (...next) => {
      script = [...next];
    },
    heard: (calls) => (received.length >= calls ? Promise.resolve() : new Promise((resolve) => waiting.set(calls, resolve))),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
