// The failure queue: which commits were in a batch that a reader gave up on, and what is kept of them.
import { describe, expect, it } from 'vitest';
import { parseFailedBatch } from '../../../functions/runtime/streams/failed-batch.ts';
import { createMemoryParked } from '../../../functions/runtime/streams/memory-parked.ts';
import { parkBatch } from '../../../functions/runtime/streams/park-batch.ts';
import { ada, bob } from '../../kit/users.ts';

const message = (functionName: string): string =>
  JSON.stringify({
    requestContext: {
      requestId: 'r',
      functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${functionName}`,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 11,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-03-01T12:00:00.000Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-1',
      startSequenceNumber: '100',
      endSequenceNumber: '300',
      approximateArrivalOfFirstRecord: '',
      approximateArrivalOfLastRecord: '',
      batchSize: 2,
      streamArn: 'arn:stream',
    },
  });

describe('a message of the failure queue', () => {
  it.each([
    ['Rollcall-dev-Consumers-DirectoryProjectorFunctionA1', ['directory']],
    ['Rollcall-dev-Consumers-PublisherFunctionB2', ['publisher']],
    ['something-else', ['directory', 'publisher']],
  ])('of %s concerns %j', (name, consumers) => {
    expect(parseFailedBatch(message(name))).toEqual({ consumers, streamArn: 'arn:stream', shardId: 'shardId-1', from: '100', to: '300' });
  });

  it.each(['{}', 'nonsense', '{"DDBStreamBatchInfo": {}}'])('must be one: %s', (body) => {
    expect(() => parseFailedBatch(body)).toThrow(/invalid|JSON/iu);
  });
});

describe('parking a batch', () => {
  const batch = parseFailedBatch(message('PublisherFunction'));

  it('keeps every commit that was in it', async () => {
    const parked = createMemoryParked();
    const positions = [
      { streamId: ada, version: 3 },
      { streamId: bob, version: 1 },
    ];
    const asked: unknown[] = [];
    const read = async (range: unknown) => (asked.push(range), positions);
    expect(await parkBatch(batch, { stream: { read }, parked }, 0)).toBe(2);
    expect(asked).toEqual([batch]);
    expect(parked.all()).toMatchObject([
      { consumer: 'publisher', streamId: ada, version: 3, error: 'RetriesExhausted' },
      { consumer: 'publisher', streamId: bob, version: 1 },
    ]);
  });

  it('keeps what is known where the stream has dropped it', async () => {
    const parked = createMemoryParked();
    expect(await parkBatch(batch, { stream: { read: async () => 'gone' }, parked }, 0)).toBe('gone');
    expect(parked.all()).toEqual([
      {
        consumer: 'publisher',
        position: 'shard#shardId-1@100-300',
        error: 'RecordsExpired',
        parkedAt: '1970-01-01T00:00:00.000Z',
        attempts: 1,
      },
    ]);
  });
});
