// Creates the stage's tables in DynamoDB Local, keeps those that exist, and finds their real streams.
import {
  type CreateTableCommandInput,
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ListTablesCommand,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import type { TableModel } from '../model.ts';

type Schema = Pick<CreateTableCommandInput, 'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes' | 'StreamSpecification'>;

const wanted = (table: TableModel): Schema =>
  ({
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributeDefinitions,
    ...(table.globalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes: table.globalSecondaryIndexes }),
    ...(table.streamViewType && { StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamViewType } }),
  }) as Schema;

const byJson = (left: unknown, right: unknown): number => JSON.stringify(left).localeCompare(JSON.stringify(right));

/** The parts of a schema that count, in one order, so that two can be compared. */
const comparable = (schema: Schema | TableDescription): unknown => ({
  keys: (schema.KeySchema ?? []).map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType })),
  attributes: (schema.AttributeDefinitions ?? [])
    .map(({ AttributeName, AttributeType }) => ({ AttributeName, AttributeType }))
    .sort(byJson),
  indexes: (schema.GlobalSecondaryIndexes ?? [])
    .map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      keys: (KeySchema ?? []).map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType })),
      projection: Projection?.ProjectionType,
      included: [...(Projection?.NonKeyAttributes ?? [])].sort(),
    }))
    .sort(byJson),
  stream: schema.StreamSpecification?.StreamViewType,
});

const existingNames = async (client: DynamoDBClient): Promise<Set<string>> => {
  const names = new Set<string>();
  let last: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: last }));
    for (const name of page.TableNames ?? []) names.add(name);
    last = page.LastEvaluatedTableName;
  } while (last);
  return names;
};

const describe = async (client: DynamoDBClient, table: TableModel): Promise<TableDescription> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
  if (!Table) throw new Error(`DynamoDB does not describe the table ${table.name}`);
  return Table;
};

const setTimeToLive = async (client: DynamoDBClient, table: TableModel): Promise<void> => {
  const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName: table.name }));
  const current = now?.TimeToLiveStatus === 'ENABLED' ? now.AttributeName : undefined;
  if (current === table.ttlAttribute) return;
  const [AttributeName, Enabled] = table.ttlAttribute === undefined ? [current, false] : [table.ttlAttribute, true];
  await client.send(new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification: { AttributeName, Enabled } }));
};

/**
 * Creates what is missing; data of existing tables stays.
 * @throws Error when a table on disk has another schema than the template
 */
export const createTables = async (client: DynamoDBClient, tables: readonly TableModel[]): Promise<void> => {
  const existing = await existingNames(client);
  for (const table of tables) {
    if (!existing.has(table.name)) {
      await client.send(new CreateTableCommand({ TableName: table.name, BillingMode: 'PAY_PER_REQUEST', ...wanted(table) }));
    } else if (!isDeepStrictEqual(comparable(await describe(client, table)), comparable(wanted(table)))) {
      throw new Error(
        `The table ${table.name} in the local data has another schema than the template. Start with --fresh to drop the local data.`,
      );
    }
    await setTimeToLive(client, table);
  }
};

/** DynamoDB Local names a stream after the moment it was made: the model's stream ARN -> the real one, for every table with a stream. */
export const realStreamArns = async (client: DynamoDBClient, tables: readonly TableModel[]): Promise<Map<string, string>> => {
  const arns = new Map<string, string>();
  for (const table of tables) {
    if (table.streamArn === undefined) continue;
    const { LatestStreamArn } = await describe(client, table);
    if (!LatestStreamArn) throw new Error(`The table ${table.name} has no stream`);
    arns.set(table.streamArn, LatestStreamArn);
  }
  return arns;
};
