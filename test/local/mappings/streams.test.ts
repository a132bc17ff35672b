// Mappings of streams over a real DynamoDB Local: shape, order, filters, failures, giving up, restarts, quiescence.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { StreamRecord } from '../../../infra/local/mappings/stream-record.ts';
import type { TableModel } from '../../../infra/local/model.ts';
import { FunctionError } from '../../../infra/local/ports.ts';
import { drained, FUNCTION, mappingModel, numberOf, queueArn, queueModel, startHarness } from './harness.ts';
import type { Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.stopMappings());
afterAll(() => harness.stop());

const putMany = async (table: TableModel, count: number, key = 'a'): Promise<void> => {
  for (let sk = 1; sk <= count; sk += 1) await harness.put(table, key, sk);
};
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const boom = new FunctionError('Error', 'boom');

/** Records the batches and lets the test say what each call answers. */
const watcher = (answer: (numbers: number[], records: StreamRecord[]) => unknown = () => null) => {
  const batches: number[][] = [];
  const handler = async (records: StreamRecord[]): Promise<unknown> => {
    const numbers = records.map(numberOf);
    batches.push(numbers);
    return answer(numbers, records);
  };
  return { batches, handler };
};
const failing = (...bad: number[]) =>
  watcher((numbers) => {
    if (numbers.some((number) => bad.includes(number))) throw boom;
  });
const reporting = (...bad: number[]) =>
  watcher((_, records) => ({
    batchItemFailures: records
      .filter((record) => bad.includes(numberOf(record)))
      .map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
  }));

describe('records', () => {
  test('have the shape that Lambda gives them', async () => {
    const table = await harness.newTable();
    const seen: StreamRecord[] = [];
    const mappings = await harness.start(
      { tables: [table], mappings: [mappingModel(table.streamArn)] },
      (records: StreamRecord[]) => void seen.push(...records),
    );
    await harness.put(table, 'a', 1, {
      bin: { B: Buffer.from('hä') },
      deep: { M: { l: { L: [{ B: Buffer.from('x') }, { NULL: true }] }, s: { BS: [Buffer.from('y')] }, none: { M: {} } } },
    });
    await harness.put(table, 'a', 1, { now: { BOOL: true } });
    await harness.remove(table, 'a', 1);
    await drained(mappings);
    const keys = { pk: { S: 'a' }, sk: { N: '1' } };
    const deep = { M: { l: { L: [{ B: 'eA==' }, { NULL: true }] }, s: { BS: ['eQ=='] }, none: { M: {} } } };
    const first = { ...keys, bin: { B: 'aMOk' }, deep };
    const second = { ...keys, now: { BOOL: true } };
    const common = {
      eventID: expect.any(String),
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: table.streamArn,
    };
    const dynamodb = {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: keys,
      SequenceNumber: expect.stringMatching(/^\d+$/),
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    };
    expect(seen).toEqual([
      { ...common, eventName: 'INSERT', dynamodb: { ...dynamodb, NewImage: first } },
      { ...common, eventName: 'MODIFY', dynamodb: { ...dynamodb, NewImage: second, OldImage: first } },
      { ...common, eventName: 'REMOVE', dynamodb: { ...dynamodb, OldImage: second } },
    ]);
    const seconds = seen[0]?.dynamodb.ApproximateCreationDateTime ?? 0;
    expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(120);
  });

  test('come in order, in batches no larger than asked', async () => {
    const table = await harness.newTable();
    await putMany(table, 25);
    const { batches, handler } = watcher();
    await drained(await harness.start({ tables: [table], mappings: [mappingModel(table.streamArn, { batchSize: 10 })] }, handler));
    expect(batches).toEqual([range(10), range(20).slice(10), range(25).slice(20)]);
  });

  test('that no filter matches never reach the function, and do not hold up the rest', async () => {
    const table = await harness.newTable();
    const filters = [{ dynamodb: { Keys: { sk: { N: ['2', '4'] } } } }, { eventName: ['REMOVE'] }];
    const { batches, handler } = watcher();
    const mappings = await harness.start({ tables: [table], mappings: [mappingModel(table.streamArn, { filters })] }, handler);
    await putMany(table, 5);
    await harness.remove(table, 'a', 5);
    await drained(mappings);
    expect(batches.flat()).toEqual([2, 4, 5]);
  });

  test('before the start are skipped at LATEST, later ones never', async () => {
    const table = await harness.newTable();
    await putMany(table, 3);
    const { batches, handler } = watcher();
    const mappings = await harness.start(
      { tables: [table], mappings: [mappingModel(table.streamArn, { startingPosition: 'LATEST' })] },
      handler,
    );
    await drained(mappings);
    await harness.put(table, 'a', 4);
    await drained(mappings);
    expect(batches.flat()).toEqual([4]);
  });

  test('wait for a fuller batch within the window', async () => {
    const table = await harness.newTable();
    await harness.put(table, 'a', 1);
    const { batches, handler } = watcher();
    const mappings = await harness.start(
      { tables: [table], mappings: [mappingModel(table.streamArn, { batchSize: 3, batchingWindowSeconds: 20 })] },
      handler,
    );
    await expect.poll(() => mappings.pending()).toBe(1);
    await harness.put(table, 'a', 2);
    await harness.put(table, 'a', 3);
    await drained(mappings);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  test('of one key stay in order when keys run in parallel', async () => {
    const table = await harness.newTable();
    for (const sk of range(20)) for (const key of ['a', 'b', 'c', 'd']) await harness.put(table, key, sk);
    let [running, most] = [0, 0];
    const perKey = new Map<string, number[]>();
    const handler = async (records: StreamRecord[]): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      for (const record of records) {
        const { S } = record.dynamodb.Keys.pk as { S: string };
        perKey.set(S, [...(perKey.get(S) ?? []), numberOf(record)]);
      }
      running -= 1;
    };
    await drained(
      await harness.start(
        { tables: [table], mappings: [mappingModel(table.streamArn, { parallelizationFactor: 10, batchSize: 4 })] },
        handler,
      ),
    );
    expect([...perKey.values()]).toEqual(Array.from({ length: 4 }, () => range(20)));
    expect(most).toBeGreaterThan(1);
  });
});

const run = async (over: object, { handler }: { handler: (records: StreamRecord[]) => unknown }, count = 8): Promise<TableModel> => {
  const table = await harness.newTable();
  await putMany(table, count);
  const queues = [queueModel('parked')];
  await harness.sqs.create(queues);
  harness.sqs.server.reset();
  await drained(
    await harness.start(
      { tables: [table], queues, mappings: [mappingModel(table.streamArn, { onFailureArn: queueArn('parked'), ...over })] },
      handler,
    ),
  );
  return table;
};
const parkedSizes = () =>
  harness.messagesOf('parked').map((message) => (message as { DDBStreamBatchInfo: { batchSize: number } }).DDBStreamBatchInfo.batchSize);

describe('failures', () => {
  test('a batch that fails comes again, whole, until it passes', async () => {
    let left = 3;
    const watch = watcher(() => {
      left -= 1;
      if (left > 0) throw boom;
    });
    await run({}, watch, 4);
    expect(watch.batches).toEqual([range(4), range(4), range(4)]);
    expect(parkedSizes()).toEqual([]);
  });

  test('without bisection a poison record takes its batch with it, after the retries', async () => {
    const watch = failing(3);
    await run({ maximumRetryAttempts: 2, batchSize: 4 }, watch);
    expect(watch.batches).toEqual([range(4), range(4), range(4), [5, 6, 7, 8]]);
    expect(parkedSizes()).toEqual([4]);
  });

  test('bisection narrows it down to the poison record, in order, and parks it alone', async () => {
    const watch = failing(3);
    const table = await run({ maximumRetryAttempts: 1, bisectOnError: true }, watch);
    expect(watch.batches).toEqual([range(8), [1, 2, 3, 4], [1, 2], [3, 4], [3], [3], [4], [5, 6, 7, 8]]);
    expect(harness.messagesOf('parked')).toEqual([
      {
        requestContext: {
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          functionArn: `${FUNCTION}:$LATEST`,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: expect.any(Number),
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        DDBStreamBatchInfo: {
          shardId: expect.stringMatching(/^shardId-/),
          startSequenceNumber: expect.stringMatching(/^\d+$/),
          endSequenceNumber: expect.stringMatching(/^\d+$/),
          approximateArrivalOfFirstRecord: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          approximateArrivalOfLastRecord: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          batchSize: 1,
          streamArn: table.streamArn,
        },
      },
    ]);
  });

  test('a partial response goes on from the lowest failed record', async () => {
    const watch = reporting(6, 4);
    await run({ reportBatchItemFailures: true, maximumRetryAttempts: 1 }, watch);
    expect(watch.batches).toEqual([range(8), [4, 5, 6, 7, 8]]);
    expect(parkedSizes()).toEqual([5]);
  });

  test('a partial response with bisection parks only what cannot pass', async () => {
    const watch = reporting(4);
    await run({ reportBatchItemFailures: true, maximumRetryAttempts: 1, bisectOnError: true }, watch);
    expect(parkedSizes()).toEqual([1]);
    expect(new Set(watch.batches.filter((batch) => !batch.includes(4)).flat())).toEqual(new Set([5, 6, 7, 8]));
  });

  test.each([
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: null }] }],
    [{ batchItemFailures: [{ wrongKey: 'x' }] }],
    [{ batchItemFailures: [{ itemIdentifier: 'unknown' }] }],
    [{ batchItemFailures: 'x' }],
  ])('the response %j fails the whole batch', async (answer) => {
    const watch = watcher(() => answer);
    await run({ reportBatchItemFailures: true, maximumRetryAttempts: 1 }, watch, 3);
    expect(watch.batches).toEqual([range(3), range(3)]);
    expect(parkedSizes()).toEqual([3]);
  });

  test.each([[null], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])('the response %j is a success', async (answer) => {
    const watch = watcher(() => answer);
    await run({ reportBatchItemFailures: true, maximumRetryAttempts: 1 }, watch, 3);
    expect(watch.batches).toEqual([range(3)]);
  });

  test('throttles neither split a batch nor use up its retries', async () => {
    let left = 5;
    const watch = watcher(() => {
      left -= 1;
      if (left > 0) throw new FunctionError('TooManyRequestsException', 'Rate Exceeded.');
    });
    await run({ maximumRetryAttempts: 0, bisectOnError: true }, watch, 3);
    expect(watch.batches).toEqual([range(3), range(3), range(3), range(3), range(3)]);
    expect(parkedSizes()).toEqual([]);
  });

  test('nothing is started that its role may not read', async () => {
    const table = await harness.newTable();
    const start = harness.start({ tables: [table], mappings: [mappingModel(table.streamArn)] }, () => null, {
      missing: ['dynamodb:GetRecords'],
    });
    await expect(start).rejects.toThrow('may not dynamodb:GetRecords');
  });
});

describe('quiescence', () => {
  test('a write that has been answered is pending until its record is processed, every time', async () => {
    const table = await harness.newTable();
    let processed = 0;
    const mappings = await harness.start({ tables: [table], mappings: [mappingModel(table.streamArn)] }, (records: StreamRecord[]) => {
      processed += records.length;
    });
    for (const written of range(150)) {
      await harness.put(table, `k${written % 7}`, written, { pad: { S: 'x'.repeat(written % 5 === 0 ? 90_000 : 10) } });
      await drained(mappings);
      expect(processed).toBe(written);
    }
  });

  test('a function that still runs is pending', async () => {
    const table = await harness.newTable();
    let release: (() => void) | undefined;
    const mappings = await harness.start(
      { tables: [table], mappings: [mappingModel(table.streamArn)] },
      () => new Promise<void>((resolve) => (release = resolve)),
    );
    await harness.put(table, 'a', 1);
    await expect.poll(() => release).toBeDefined();
    expect(await mappings.pending()).toBe(1);
    expect(await mappings.pending()).toBe(1);
    release?.();
    await drained(mappings);
  });

  test('what one stream writes to another is pending too', async () => {
    const [first, second] = [await harness.newTable(), await harness.newTable()];
    let end = 0;
    const mappings = await harness.start(
      { tables: [first, second], mappings: [mappingModel(first.streamArn), mappingModel(second.streamArn)] },
      async (records: StreamRecord[]) => {
        if (records[0]?.eventSourceARN === second.streamArn) end += records.length;
        else for (const record of records) await harness.put(second, 'b', numberOf(record));
      },
    );
    for (const written of range(40)) {
      await harness.put(first, 'a', written);
      await drained(mappings);
      expect(end).toBe(written);
    }
  });
});

describe('restarts', () => {
  test('go on from the checkpoint; a batch that was not finished comes again', async () => {
    const table = await harness.newTable();
    const dataDir = mkdtempSync(join(tmpdir(), 'checkpoints-'));
    const mapping = mappingModel(table.streamArn, { batchSize: 2 });
    await putMany(table, 2);
    const first = watcher();
    await drained(await harness.start({ tables: [table], mappings: [mapping] }, first.handler, { dataDir }));
    await harness.stopMappings();
    await harness.put(table, 'a', 3);

    const broken = watcher(() => {
      throw boom;
    });
    await harness.start({ tables: [table], mappings: [mapping] }, broken.handler, { dataDir });
    await expect.poll(() => broken.batches.length).toBeGreaterThan(0);
    await harness.stopMappings();

    const last = watcher();
    await drained(await harness.start({ tables: [table], mappings: [mapping] }, last.handler, { dataDir }));
    expect([first.batches, broken.batches[0], last.batches]).toEqual([[[1, 2]], [3], [[3]]]);
  });

  test('work over the restart of a database on disk', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dynamodb-'));
    const mapping = mappingModel('arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/local');
    const runs: number[][] = [];
    for (const written of [1, 2, 3]) {
      const own = await startHarness(dataDir);
      const table = await own.newTable('kept');
      const watch = watcher();
      await own.put(table, 'a', written);
      await drained(await own.start({ tables: [table], mappings: [mapping] }, watch.handler, { dataDir }));
      await own.put(table, 'b', written);
      await own.stop();
      runs.push(watch.batches.flat());
    }
    expect(runs.map((numbers) => numbers[0])).toEqual([1, expect.any(Number), expect.any(Number)]);
    expect(new Set(runs.flat())).toEqual(new Set([1, 2, 3]));
    expect(runs[2]?.length).toBeLessThanOrEqual(2);
  });
});
