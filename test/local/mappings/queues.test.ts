// Mappings of queues over a real SQS: shape, deletion, partial failure, redrive, quiescence.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { QueueRecord } from '../../../infra/local/mappings/queue-record.ts';
import { FunctionError } from '../../../infra/local/ports.ts';
import { drained, mappingModel, queueArn, queueModel, startHarness } from './harness.ts';
import type { Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  await harness.sqs.create(queues);
});
afterEach(async () => {
  await harness.stopMappings();
  harness.sqs.server.reset();
});
afterAll(() => harness.stop());

const queues = [
  queueModel('dead'),
  queueModel('work', { visibilityTimeoutSeconds: 0, redrive: { deadLetterArn: queueArn('dead'), maxReceiveCount: 2 } }),
];
const start = (handler: (records: QueueRecord[]) => unknown, over: object = {}) =>
  harness.start({ queues, mappings: [mappingModel(queueArn('work'), over)] }, handler);
const send = (body: unknown) =>
  harness.sqs.server.sendMessage('work', JSON.stringify(body), { messageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } });
const bodies = (records: QueueRecord[]): unknown[] => records.map(({ body }) => JSON.parse(body) as unknown);

test('messages have the shape that Lambda gives them, and are deleted after success', async () => {
  const seen: QueueRecord[] = [];
  const mappings = await start((records) => void seen.push(...records));
  send({ n: 1 });
  await drained(mappings);
  expect(seen).toEqual([
    {
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: '{"n":1}',
      attributes: expect.objectContaining({ ApproximateReceiveCount: '1', SentTimestamp: expect.any(String) }),
      messageAttributes: { kind: { dataType: 'String', stringValue: 'x', stringListValues: [], binaryListValues: [] } },
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn('work'),
      awsRegion: 'us-east-1',
    },
  ]);
  expect(harness.sqs.server.inspectQueue('work')?.messages).toEqual({ ready: [], delayed: [], inflight: [] });
});

test('messages that no filter matches are deleted unseen', async () => {
  const seen: unknown[] = [];
  const mappings = await start((records) => void seen.push(...bodies(records)), { filters: [{ body: { n: [{ numeric: ['>', 1] }] } }] });
  send({ n: 1 });
  send({ n: 2 });
  await drained(mappings);
  expect(seen).toEqual([{ n: 2 }]);
});

test('a failing message comes again and ends in the dead-letter queue; the others of its batch do not', async () => {
  const seen: unknown[] = [];
  const handler = (records: QueueRecord[]) => {
    seen.push(...bodies(records));
    return {
      batchItemFailures: records.filter(({ body }) => body.includes('bad')).map(({ messageId }) => ({ itemIdentifier: messageId })),
    };
  };
  send({ n: 'good' });
  send({ n: 'bad' });
  await drained(await start(handler, { reportBatchItemFailures: true }));
  expect(seen.filter((body) => JSON.stringify(body).includes('good'))).toHaveLength(1);
  expect(seen.filter((body) => JSON.stringify(body).includes('bad'))).toHaveLength(2);
  expect(harness.messagesOf('dead')).toEqual([{ n: 'bad' }]);
});

test('a function that throws loses no message', async () => {
  let left = 2;
  const seen: unknown[] = [];
  send({ n: 1 });
  await drained(
    await start((records) => {
      left -= 1;
      if (left > 0) throw new FunctionError('Error', 'boom');
      seen.push(...bodies(records));
    }),
  );
  expect(seen).toEqual([{ n: 1 }]);
});

test('a message is pending from its sending on', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const mappings = await start(() => promise);
  expect(await mappings.pending()).toBe(0);
  send({ n: 1 });
  expect(await mappings.pending()).toBe(1);
  resolve();
  await drained(mappings);
});
