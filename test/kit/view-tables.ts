// The tables of the read models and of the parked positions, made on DynamoDB Local as the deployment makes them.
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RANKING_INDEX, USERS } from '../../functions/runtime/read-models/counter-items.ts';
import type { ReadModelTables } from '../../functions/runtime/read-models/dynamodb-projection.ts';
import { LISTING_INDEXES } from '../../functions/runtime/read-models/listing.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' }) as const;
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' }) as const;
const ALL = { ProjectionType: 'ALL' } as const;
const KEYS_ONLY = { ProjectionType: 'KEYS_ONLY' } as const;

const create = async (endpoint: string, input: Omit<CreateTableCommandInput, 'BillingMode'>): Promise<void> => {
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await client.send(new CreateTableCommand({ ...input, BillingMode: 'PAY_PER_REQUEST' }));
  client.destroy();
};

const createDirectoryTable = (endpoint: string, name: string): Promise<void> =>
  create(endpoint, {
    TableName: name,
    KeySchema: [hash('id')],
    AttributeDefinitions: ['id', ...Object.values(LISTING_INDEXES), 'createdKey', 'emailKey', 'externalKey'].map(text),
    GlobalSecondaryIndexes: [
      ...Object.entries(LISTING_INDEXES).map(([IndexName, partition]) => ({
        IndexName,
        KeySchema: [hash(partition), range('createdKey')],
        Projection: ALL,
      })),
      { IndexName: 'byEmail', KeySchema: [hash('emailKey')], Projection: KEYS_ONLY },
      { IndexName: 'byExternalId', KeySchema: [hash('externalKey')], Projection: KEYS_ONLY },
    ],
  });

const SHOWN = ['kind', 'status', 'userId', 'startedAt', 'updatedAt', 'steps'];
const shownBut = (key: string) => ({ ProjectionType: 'INCLUDE', NonKeyAttributes: SHOWN.filter((name) => name !== key) }) as const;

export const createProcessesTable = (endpoint: string, name: string): Promise<void> =>
  create(endpoint, {
    TableName: name,
    KeySchema: [hash('id')],
    AttributeDefinitions: ['id', 'listing', 'kind', 'status', 'userId', 'startedKey'].map(text),
    GlobalSecondaryIndexes: Object.entries({ byStart: 'listing', byKind: 'kind', byStatus: 'status', byUser: 'userId' }).map(
      ([IndexName, key]) => ({ IndexName, KeySchema: [hash(key), range('startedKey')], Projection: shownBut(key) }),
    ),
  });

export const createTokensTable = (endpoint: string, name: string): Promise<void> =>
  create(endpoint, { TableName: name, KeySchema: [hash('hash')], AttributeDefinitions: [text('hash')] });

const createStatisticsTable = (endpoint: string, name: string): Promise<void> =>
  create(endpoint, {
    TableName: name,
    KeySchema: [hash('counter'), range('part')],
    AttributeDefinitions: [...['counter', 'part', 'ranking'].map(text), { AttributeName: USERS, AttributeType: 'N' }],
    GlobalSecondaryIndexes: [{ IndexName: RANKING_INDEX, KeySchema: [hash('ranking'), range(USERS)], Projection: ALL }],
  });

const createPlainTable = (endpoint: string, name: string, partition: string, sort: string): Promise<void> =>
  create(endpoint, { TableName: name, KeySchema: [hash(partition), range(sort)], AttributeDefinitions: [partition, sort].map(text) });

/** New and empty. */
export const createReadModelTables = async (endpoint: string): Promise<ReadModelTables> => {
  const suffix = randomUUID();
  const tables = {
    directory: `Directory-${suffix}`,
    search: `Search-${suffix}`,
    statistics: `Statistics-${suffix}`,
    feed: `Feed-${suffix}`,
  };
  await createDirectoryTable(endpoint, tables.directory);
  await createPlainTable(endpoint, tables.search, 'bucket', 'entry');
  await createStatisticsTable(endpoint, tables.statistics);
  await createPlainTable(endpoint, tables.feed, 'day', 'position');
  return tables;
};

export const createParkedTable = (endpoint: string, name: string): Promise<void> =>
  createPlainTable(endpoint, name, 'consumer', 'position');

export const createImportsTable = (endpoint: string, name: string): Promise<void> => createPlainTable(endpoint, name, 'importId', 'part');
