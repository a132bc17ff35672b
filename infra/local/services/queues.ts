// The stage's queues in an embedded SQS (fauxqs). Messages survive a restart when a data folder is given.
import { CreateQueueCommand, GetQueueUrlCommand, QueueDoesNotExist, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_REGION, type QueueModel } from '../model.ts';

export interface LocalQueues {
  readonly endpoint: string;
  /** In-process access: `inspectQueue`, `sendMessage`, ... */
  readonly server: FauxqsServer;
  /** Messages of a queue that a receiver would get now; 0 for a queue that is not there. */
  visible(name: string): number;
  /** Makes the queues; existing ones keep their messages and get the template's attributes. */
  create(queues: readonly QueueModel[]): Promise<void>;
  stop(): Promise<void>;
}

const attributesOf = ({ visibilityTimeoutSeconds, redrive }: QueueModel): Record<string, string> => ({
  VisibilityTimeout: String(visibilityTimeoutSeconds),
  ...(redrive && {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: redrive.deadLetterArn, maxReceiveCount: redrive.maxReceiveCount }),
  }),
});

const createQueue = async (client: SQSClient, queue: QueueModel): Promise<void> => {
  try {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: queue.name }));
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: attributesOf(queue) }));
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
    await client.send(new CreateQueueCommand({ QueueName: queue.name, Attributes: attributesOf(queue) }));
  }
};

/** @param dataDir a folder that keeps the messages, or `memory` */
export const startQueues = async (dataDir: string): Promise<LocalQueues> => {
  const folder = dataDir === 'memory' ? undefined : join(dataDir, 'queues');
  if (folder) mkdirSync(folder, { recursive: true });
  const server = await startFauxqs({ port: 0, logger: false, ...(folder && { dataDir: folder }) });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const client = new SQSClient({ endpoint, region: LOCAL_REGION, credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' } });
  return {
    endpoint,
    server,
    visible: (name) => server.inspectQueue(name)?.messages.ready.length ?? 0,
    create: async (queues) => {
      // A dead-letter queue must be there before the queue that names it.
      const first = queues.filter(({ redrive }) => !redrive);
      for (const queue of [...first, ...queues.filter(({ redrive }) => redrive)]) await createQueue(client, queue);
    },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
};
