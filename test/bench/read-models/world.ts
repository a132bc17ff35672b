// The read models of a directory of a given size, on a DynamoDB Local of its own, with a meter on the client.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SINGLE_ATTEMPT } from '../../../functions/runtime/aws/clients.ts';
import { createDynamoDbDirectory } from '../../../functions/runtime/read-models/dynamodb-directory.ts';
import { createDynamoDbProjection } from '../../../functions/runtime/read-models/dynamodb-projection.ts';
import { createDynamoDbSearch } from '../../../functions/runtime/read-models/dynamodb-search.ts';
import { createDynamoDbStatistics } from '../../../functions/runtime/read-models/dynamodb-statistics.ts';
import { startDynamoDbLocal } from '../../../infra/local/services/dynamodb-local.ts';
import { createReadModelTables } from '../../kit/view-tables.ts';
import { type Measured, costOf } from '../log/measure.ts';
import { meter } from '../log/meter.ts';
import { seed } from './seed.ts';

export type World = Awaited<ReturnType<typeof startWorld>>;

/** @param size users */
export const startWorld = async (size: number) => {
  const database = await startDynamoDbLocal({ dataDir: 'memory' });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-west-1', credentials, maxAttempts: SINGLE_ATTEMPT });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const tables = await createReadModelTables(database.endpoint);
  await seed(documents, tables, size);
  const take = meter(client);
  return {
    size,
    directory: createDynamoDbDirectory(documents, tables.directory),
    search: createDynamoDbSearch(documents, tables.search),
    statistics: createDynamoDbStatistics(documents, tables.statistics),
    projection: createDynamoDbProjection(documents, tables),
    measure: async (run: () => Promise<unknown>): Promise<Measured> => {
      take();
      await run();
      return costOf(take());
    },
    stop: async () => {
      client.destroy();
      await database.stop();
    },
  };
};
