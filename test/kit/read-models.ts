// The read models' twins, and rows written through the projection as the projector writes them.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { changeBetween } from '../../domain/read-models/change.ts';
import { type DirectoryRow, toRow } from '../../domain/read-models/directory.ts';
import type { OutwardEvent } from '../../domain/kernel/publisher.ts';
import { userIdFor } from '../../domain/user/user.ts';
import type { User } from '../../domain/user/view.ts';
import { createDynamoDbDirectory } from '../../functions/runtime/read-models/dynamodb-directory.ts';
import { createDynamoDbFeed } from '../../functions/runtime/read-models/dynamodb-feed.ts';
import { createDynamoDbProjection, type ReadModelTables } from '../../functions/runtime/read-models/dynamodb-projection.ts';
import { createDynamoDbSearch } from '../../functions/runtime/read-models/dynamodb-search.ts';
import { createDynamoDbStatistics } from '../../functions/runtime/read-models/dynamodb-statistics.ts';
import type { DirectoryStore } from '../../functions/runtime/read-models/directory-store.ts';
import type { FeedStore } from '../../functions/runtime/read-models/feed-store.ts';
import { createMemoryReadModels } from '../../functions/runtime/read-models/memory-read-models.ts';
import type { Applied, ProjectionStore } from '../../functions/runtime/read-models/projection-store.ts';
import type { SearchStore } from '../../functions/runtime/read-models/search-store.ts';
import type { StatisticsStore } from '../../functions/runtime/read-models/statistics-store.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';
import { createReadModelTables } from './view-tables.ts';

export interface ReadModels {
  readonly projection: ProjectionStore;
  readonly directory: DirectoryStore;
  readonly search: SearchStore;
  readonly statistics: StatisticsStore;
  readonly feed: FeedStore;
}

export const readModelsIn = (client: TestDatabase['client'], tables: ReadModelTables, now: () => number = Date.now): ReadModels => ({
  projection: createDynamoDbProjection(client, tables, now),
  directory: createDynamoDbDirectory(client, tables.directory),
  search: createDynamoDbSearch(client, tables.search),
  statistics: createDynamoDbStatistics(client, tables.statistics),
  feed: createDynamoDbFeed(client, tables.feed),
});

export const dynamoDbReadModels = async ({ client, endpoint }: Pick<TestDatabase, 'client' | 'endpoint'>): Promise<ReadModels> =>
  readModelsIn(client, await createReadModelTables(endpoint));

interface ReadModelTwin {
  readonly name: string;
  start(): Promise<{ create(): Promise<ReadModels>; stop(): Promise<void> }>;
}

export const READ_MODEL_TWINS: readonly ReadModelTwin[] = [
  { name: 'in memory', start: async () => ({ create: async () => createMemoryReadModels(), stop: async () => {} }) },
  {
    name: 'on DynamoDB',
    start: async () => {
      const database = await startDatabase();
      return { create: () => dynamoDbReadModels(database), stop: () => database.stop() };
    },
  },
];

/** Starts the twin before a suite's tests and stops it after them; each test has new, empty read models. */
export const useReadModels = (start: ReadModelTwin['start']): (() => ReadModels) => {
  let twin: Awaited<ReturnType<ReadModelTwin['start']>>;
  let models: ReadModels;
  beforeAll(async () => {
    twin = await start();
  });
  afterAll(() => twin.stop());
  beforeEach(async () => {
    models = await twin.create();
  });
  return () => models;
};

const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

/** Minute `n` of the year's first hour is when person `n` was created. */
export const rowFor = (n: number, version = 1, changes: Partial<Record<keyof User, unknown>> = {}): DirectoryRow =>
  toRow({
    id: userIdFor(n.toString(16).padStart(32, '0')),
    email: `person${n}@example.com`,
    name: 'Some Body',
    status: 'active',
    role: 'user',
    externalId: null,
    createdAt: at(n),
    updatedAt: at(n),
    version,
    pendingReason: null,
    suspension: null,
    deletion: null,
    ...changes,
  } as User);

/** One step with one user, on what stands there now. */
export const put = async (
  { projection }: ReadModels,
  row: DirectoryRow,
  events: readonly OutwardEvent[] = [],
  now = 0,
): Promise<Applied> => {
  const { id, version } = row;
  const before = (await projection.entries([id])).get(id);
  return projection.apply([changeBetween(before, { id, version, row, events }, now)]);
};

export const remove = async ({ projection }: ReadModels, id: string, version: number): Promise<Applied> => {
  const before = (await projection.entries([id])).get(id);
  return projection.apply([changeBetween(before, { id, version, row: undefined, events: [] }, 0)]);
};
