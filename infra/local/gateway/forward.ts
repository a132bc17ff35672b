// Passes a request on to an emulator over kept-alive connections.
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Forwarder {
  (endpoint: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Answer>;
}

/** Headers that speak of one connection or one body only. The checksum would no longer fit an answer that was changed on its way. */
const HOP = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding', 'x-amz-crc32']);

export const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.has(name)));

const once = (agent: Agent, endpoint: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      endpoint,
      { method: 'POST', agent, headers: { ...endToEnd(headers), 'content-length': body.length } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 502, headers: endToEnd(incoming.headers), body: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      reject(Object.assign(error, { idle: outgoing.reusedSocket && error.code === 'ECONNRESET' })),
    );
    outgoing.end(body);
  });

export const createForwarder = (): { forward: Forwarder; close(): void } => {
  const agent = new Agent({ keepAlive: true });
  const forward: Forwarder = async (endpoint, headers, body) => {
    try {
      return await once(agent, endpoint, headers, body);
    } catch (error) {
      // The emulator closed the idle connection just as it was used again, so it has not seen the request.
      if ((error as { idle?: boolean }).idle) return forward(endpoint, headers, body);
      throw error;
    }
  };
  return { forward, close: () => agent.destroy() };
};
