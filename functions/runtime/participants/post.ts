// One POST to a checked address, and how much is known of it afterwards. It follows no redirect and keeps nothing of the answer's body.
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Destination } from './destination.ts';

/** bytes; only the status counts, the body is read so that the other side can finish */
export const MAX_ANSWER_BYTES = 65_536;

export type Reply =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter?: string }
  /** No connection was made, so nothing was sent. */
  | { readonly kind: 'not-sent' }
  /** The connection ended, or was given up, after it had been made. */
  | { readonly kind: 'lost' };

export const post = (
  { url, address, family }: Destination,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Reply> =>
  new Promise((resolve) => {
    const secure = url.protocol === 'https:';
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection of its own, to the address that was checked: the name is not asked again.
      agent: false,
      lookup: (_hostname, { all }, callback) => (all === true ? callback(null, [{ address, family }]) : callback(null, address, family)),
      signal,
    };
    const request = (secure ? requestHttps : requestHttp)(url, options);
    let reply: Reply = { kind: 'not-sent' };
    request.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (reply = { kind: 'lost' })));
    request.once('response', (response) => {
      const { 'retry-after': retryAfter } = response.headers;
      reply = { kind: 'answered', status: response.statusCode ?? 0, ...(retryAfter !== undefined && { retryAfter }) };
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES) request.destroy();
      });
      response.on('error', () => undefined);
    });
    // What went wrong is told by how far it had come.
    request.on('error', () => undefined);
    request.once('close', () => resolve(reply));
    request.end(body);
  });
