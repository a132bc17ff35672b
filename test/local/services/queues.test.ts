// The embedded queues: redrive to the dead-letter queue, and messages that outlive a restart.
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { QueueModel } from '../../../infra/local/model.ts';
import { startQueues } from '../../../infra/local/services/queues.ts';

const arn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;
const url = (name: string): string => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
const queue = (name: string, redrive?: QueueModel['redrive'], visibilityTimeoutSeconds = 30): QueueModel => ({
  name,
  arn: arn(name),
  url: url(name),
  visibilityTimeoutSeconds,
  redrive,
});
const queues = [queue('work', { deadLetterArn: arn('parked'), maxReceiveCount: 1 }, 0), queue('parked')];

const dataDir = mkdtempSync(join(tmpdir(), 'queues-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const clientOf = (endpoint: string): SQSClient =>
  new SQSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'x' } });

it('redrives, keeps its messages over a restart, and takes changed attributes', async () => {
  const first = await startQueues(dataDir);
  const before = clientOf(first.endpoint);
  try {
    await first.create(queues);
    await before.send(new SendMessageCommand({ QueueUrl: url('work'), MessageBody: 'poison' }));
    await before.send(new ReceiveMessageCommand({ QueueUrl: url('work') }));
    await before.send(new ReceiveMessageCommand({ QueueUrl: url('work') }));
    expect(first.server.inspectQueue('parked')?.messages.ready).toHaveLength(1);
    await before.send(new SendMessageCommand({ QueueUrl: url('work'), MessageBody: 'kept' }));
  } finally {
    before.destroy();
    await first.stop();
  }

  const second = await startQueues(dataDir);
  const after = clientOf(second.endpoint);
  try {
    await second.create([queue('work', undefined, 9), queue('parked')]);
    const { Messages = [] } = await after.send(new ReceiveMessageCommand({ QueueUrl: url('parked') }));
    expect(Messages.map(({ Body }) => Body)).toEqual(['poison']);
    expect(second.server.inspectQueue('work')?.messages.ready).toHaveLength(1);
    const { Attributes } = await after.send(new GetQueueAttributesCommand({ QueueUrl: url('work'), AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ VisibilityTimeout: '9' });
  } finally {
    after.destroy();
    await second.stop();
  }
});
