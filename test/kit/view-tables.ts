// The tables of the directory and of the parked positions, made on DynamoDB Local as the deployment makes them.
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';

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

export const createDirectoryTable = (endpoint: string, name: string): Promise<void> =>
  create(endpoint, {
    TableName: name,
    KeySchema: [hash('id')],
    AttributeDefinitions: ['id', 'listing', 'status', 'createdKey', 'emailKey', 'externalKey'].map(text),
    GlobalSecondaryIndexes: [
      { IndexName: 'byCreatedAt', KeySchema: [hash('listing'), range('createdKey')], Projection: ALL },
      { IndexName: 'byStatus', KeySchema: [hash('status'), range('createdKey')], Projection: ALL },
      { IndexName: 'byEmail', KeySchema: [hash('emailKey')], Projection: KEYS_ONLY },
      { IndexName: 'byExternalId', KeySchema: [hash('externalKey')], Projection: KEYS_ONLY },
    ],
  });

export const createParkedTable = (endpoint: string, name: string): Promise<void> =>
  create(endpoint, {
    TableName: name,
    KeySchema: [hash('consumer'), range('position')],
    AttributeDefinitions: ['consumer', 'position'].map(text),
  });
