// A DynamoDB Local in memory for one test file, with the log's and the keys' tables.
import { CreateTableCommand, DynamoDBClient, type ScalarAttributeType } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { requestHandler, SINGLE_ATTEMPT } from '../../functions/runtime/aws/clients.ts';
import { startDynamoDbLocal } from '../../infra/local/services/dynamodb-local.ts';

export interface TestDatabase {
  readonly endpoint: string;
  readonly client: DynamoDBDocumentClient;
  /** New, empty tables. */
  createTables(): Promise<{ readonly log: string; readonly keys: string }>;
  stop(): Promise<void>;
}

const ACCESS = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } } as const;

/** Of a single attempt per call, as the log wants it, and more patient on a busy machine. */
export const patientClient = (endpoint: string, requestTimeout = 10_000): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...ACCESS, endpoint, maxAttempts: SINGLE_ATTEMPT, requestHandler: { ...requestHandler, requestTimeout } }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

export const startDatabase = async (): Promise<TestDatabase> => {
  const { endpoint, stop } = await startDynamoDbLocal({ dataDir: 'memory' });
  const client = patientClient(endpoint);
  let made = 0;

  const createTable = async (TableName: string, keys: Readonly<Record<string, ScalarAttributeType>>): Promise<void> => {
    const names = Object.keys(keys);
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: keys[name] })),
        KeySchema: names.map((name, index) => ({ AttributeName: name, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
      }),
    );
  };

  return {
    endpoint,
    client,
    createTables: async () => {
      made += 1;
      const tables = { log: `EventLog-${process.pid}-${made}`, keys: `Keys-${process.pid}-${made}` };
      await createTable(tables.log, { streamId: 'S', version: 'N' });
      await createTable(tables.keys, { keyId: 'S' });
      return tables;
    },
    stop: async () => {
      client.destroy();
      await stop();
    },
  };
};
