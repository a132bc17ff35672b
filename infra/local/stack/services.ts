// The services of a stack that are real programs: DynamoDB Local with the stage's tables, and the queues.
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Teardown } from '../cli/teardown.ts';
import { LOCAL_REGION } from '../model.ts';
import { startDynamoDbLocal } from '../services/dynamodb-local.ts';
import { type LocalQueues, startQueues } from '../services/queues.ts';
import { createTables } from '../services/tables.ts';
import type { Base } from './base.ts';
import type { StackOptions } from './types.ts';

export interface Services {
  readonly dynamo: Awaited<ReturnType<typeof startDynamoDbLocal>>;
  readonly queues: LocalQueues;
  readonly db: DynamoDBClient;
}

export const startServices = async (
  { dataDir, onPhase = () => undefined }: StackOptions,
  { kept, early }: Base,
  teardown: Teardown,
): Promise<Services> => {
  const [dynamo, queues] = await Promise.all([
    startDynamoDbLocal({ dataDir: kept === undefined ? 'memory' : join(kept, 'dynamodb') }).then((started) => {
      teardown.add(() => started.stop());
      return started;
    }),
    startQueues(dataDir).then((started) => {
      teardown.add(() => started.stop());
      return started;
    }),
  ]);
  onPhase('services');
  const db = new DynamoDBClient({
    endpoint: dynamo.endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
  });
  teardown.add(() => db.destroy());
  await Promise.all([createTables(db, early.tables), queues.create(early.queues)]);
  onPhase('tables');
  return { dynamo, queues, db };
};
