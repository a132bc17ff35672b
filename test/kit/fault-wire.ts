// A faulty wire in front of an HTTP endpoint: what the SDK's client makes of a broken connection, silence and AWS's error answers.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type WireFault = 'drop-before' | 'drop-after' | 'silent-after' | 'error-after' | 'throttle' | 'conflict';

const CONTENT_TYPE = { 'content-type': 'application/x-amz-json-1.0' };
const NAMESPACE = 'com.amazonaws.dynamodb.v20120810#';

const answered = (response: ServerResponse, status: number, type: string, more: object = {}): void => {
  response.writeHead(status, CONTENT_TYPE).end(JSON.stringify({ __type: NAMESPACE + type, message: type, ...more }));
};

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

export const startFaultyWire = async (target: string) => {
  const faults: WireFault[] = [];
  const operations: string[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    operations.push(operation);
    const fault = /Put|Write/.test(operation) ? faults.shift() : undefined;
    if (fault === 'drop-before') return void response.destroy();
    if (fault === 'throttle') return answered(response, 400, 'ProvisionedThroughputExceededException');
    if (fault === 'conflict') {
      return answered(response, 400, 'TransactionCanceledException', {
        CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
      });
    }
    const headers = {
      ...CONTENT_TYPE,
      authorization: String(request.headers.authorization),
      'x-amz-target': String(request.headers['x-amz-target']),
    };
    const real = await fetch(target, { method: 'POST', headers, body: new Uint8Array(body) });
    const text = await real.text();
    if (fault === 'drop-after') return void response.destroy();
    if (fault === 'silent-after') return;
    if (fault === 'error-after') return answered(response, 500, 'InternalServerError');
    response.writeHead(real.status, CONTENT_TYPE).end(text);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    operations,
    /** Of the next writes, one each. */
    fail: (...next: readonly WireFault[]): void => {
      faults.push(...next);
    },
    heal: (): void => {
      faults.length = 0;
    },
    stop: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
