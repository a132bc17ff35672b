// Fills the read models with many users at once: what the projection would have written, in the largest batches that DynamoDB takes.
import { BatchWriteCommand, type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { changeBetween, type UserChange } from '../../../domain/read-models/change.ts';
import { counterItems, SHARDS } from '../../../functions/runtime/read-models/counter-items.ts';
import { toItem } from '../../../functions/runtime/read-models/directory-item.ts';
import type { ReadModelTables } from '../../../functions/runtime/read-models/dynamodb-projection.ts';
import { tallyOf } from '../../../functions/runtime/read-models/projection-store.ts';
import { inLanes } from '../../../functions/runtime/streams/in-lanes.ts';
import { userAt } from './population.ts';

type Item = Readonly<Record<string, unknown>>;

/** DynamoDB's limit for one request. */
const BATCH = 25;
const LANES = 8;

const writeAll = async (documents: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, n) => items.slice(n * BATCH, (n + 1) * BATCH));
  await inLanes(batches, LANES, async (batch) => {
    const requests = batch.map((each) => ({ PutRequest: { Item: { ...each } } }));
    const { UnprocessedItems = {} } = await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('DynamoDB left a batch undone');
  });
};

/** The counters are added up first, and written as the projection writes one large step per shard. */
const count = async (documents: DynamoDBDocumentClient, table: string, changes: readonly UserChange[]): Promise<void> => {
  let users: ReadonlyMap<string, number> = new Map();
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const tally = tallyOf(changes.filter((_, n) => n % SHARDS === shard));
    await documents.send(new TransactWriteCommand({ TransactItems: counterItems(table, tally, users, shard, 0) }));
    users = new Map([...tally.domains].map(([domain, more]) => [domain, more + (users.get(domain) ?? 0)]));
  }
};

export const seed = async (documents: DynamoDBDocumentClient, tables: ReadModelTables, size: number): Promise<void> => {
  const changes = Array.from({ length: size }, (_, n) => {
    const row = userAt(n, size);
    return changeBetween(undefined, { id: row.id, version: 1, row, events: [] }, 0);
  });
  await writeAll(
    documents,
    tables.directory,
    changes.map(({ id, entry }) => toItem(id, entry)),
  );
  await writeAll(
    documents,
    tables.search,
    changes.flatMap(({ search }) => search.put.map((put) => ({ ...put }))),
  );
  await count(documents, tables.statistics, changes);
};
