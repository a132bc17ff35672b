// The local stack's KMS behind its wire protocol, with one key, so that the real client can talk to it.
import { KMSClient } from '@aws-sdk/client-kms';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createKms } from '../../infra/local/services/kms.ts';
import { ServiceError } from '../../infra/local/ports.ts';
import { requestHandler } from '../../functions/runtime/aws/clients.ts';

const KEY_ARN = 'arn:aws:kms:eu-west-1:000000000000:key/11111111-2222-3333-4444-555555555555';

type KmsCall = Parameters<ReturnType<typeof createKms>['handle']>[0];

const bodyOf = async (request: IncomingMessage): Promise<KmsCall['body']> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as KmsCall['body'];
};

export const startKms = async () => {
  const kms = createKms({ keys: [{ id: KEY_ARN.split('/').at(-1) ?? '', arn: KEY_ARN }], resources: [] }, 'memory');
  const operations: string[] = [];
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    operations.push(operation);
    try {
      return { status: 200, body: await kms.handle({ operation, body: await bodyOf(request) } as KmsCall) };
    } catch (error) {
      if (error instanceof ServiceError) return { status: error.status, body: { __type: error.name, message: error.message } };
      throw error;
    }
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body)),
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const client = new KMSClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${address.port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler,
  });
  return {
    client,
    keyArn: KEY_ARN,
    operations,
    stop: async (): Promise<void> => {
      client.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
