// The costs are computed from what is measured: the units are those of docs/benchmarks.md, the projector's items are counted.
import type { DynamoDBDocumentClient, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { billOf, USD_PER_MILLION_REQUESTS } from '../../../infra/cost/bill.ts';
import { page } from '../../../infra/cost/page.ts';
import { MEASURED, PROJECTED_ITEMS } from '../../../infra/cost/usage.ts';
import { userAggregate } from '../../../domain/user/user.ts';
import { createReader } from '../../../functions/runtime/event-log/reader.ts';
import { createDynamoDbProjection } from '../../../functions/runtime/read-models/dynamodb-projection.ts';
import { createMemoryReadModels } from '../../../functions/runtime/read-models/memory-read-models.ts';
import { createDirectoryConsumer } from '../../../functions/runtime/streams/directory-consumer.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { ada, aUserRegistered, aUserRenamed } from '../../kit/users.ts';

const TABLES = { directory: 'Directory', search: 'Search', statistics: 'Statistics', feed: 'Feed' };

/** Items of each transaction that the projector sends for one commit after the other. */
const itemsPerCommit = async (): Promise<number[]> => {
  const world = createWorld();
  await world.happened(ada, aUserRegistered(), aUserRenamed({ name: 'Second Name' }));
  const sent: number[] = [];
  const documents = {
    send: async ({ input }: { input: Partial<TransactWriteCommandInput> }) => {
      if (input.TransactItems) sent.push(input.TransactItems.length);
      return { Responses: {} };
    },
  } as unknown as DynamoDBDocumentClient;
  const [memory, dynamodb] = [createMemoryReadModels(), createDynamoDbProjection(documents, TABLES)];
  const store = {
    entries: (ids: readonly string[]) => memory.projection.entries(ids),
    apply: async (changes: Parameters<typeof dynamodb.apply>[0]) => {
      await dynamodb.apply(changes);
      return memory.projection.apply(changes);
    },
  };
  const { log, keyring, clock } = world;
  const reader = createReader({ log, keyring, aggregate: userAggregate });
  const consumer = createDirectoryConsumer({ reader, log, clock, store });
  for (const commit of log.commits(ada)) await consumer.apply([commit], FAR);
  return sent;
};

describe('the costs', () => {
  it.each(Object.values(MEASURED))('use the measured units of: $row', ({ row, units }) => {
    const line = readFileSync('docs/benchmarks.md', 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`| ${row} `));
    const [, reads, writes] = /\d+ · ([\d.]+) · ([\d.]+)/.exec(line ?? '') ?? [];
    expect({ read: Number(reads), write: Number(writes) }).toEqual(units);
  });

  it('use the items that the projector writes', async () => {
    expect(await itemsPerCommit()).toEqual([PROJECTED_ITEMS.creation, PROJECTED_ITEMS.rename]);
  });

  it('are what the page and the alarm say', () => {
    expect(readFileSync('docs/cost.md', 'utf8')).toBe(page());
    expect(page()).toContain(`${USD_PER_MILLION_REQUESTS.toFixed(2)} USD per million requests`);
  });

  it('add up, line by line, to usage times price', () => {
    const bill = billOf('a thing', { lambdaRequest: 2, dynamoDbWriteUnit: 3, httpApiRequest: 1 });
    expect(bill.usd).toBeCloseTo(2 * 0.2 + 3 * 0.625 + 1);
  });
});
