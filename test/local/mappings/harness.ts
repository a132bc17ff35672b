// A real DynamoDB Local and SQS with one table, and mappings over them that a test shapes.
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import type { LogLine } from '../../../infra/local/lambda/invoker.ts';
import { startMappings } from '../../../infra/local/mappings/mappings.ts';
import type { Mappings } from '../../../infra/local/mappings/mappings.ts';
import { createQueueClient } from '../../../infra/local/mappings/queue-client.ts';
import type { QueueRecord } from '../../../infra/local/mappings/queue-record.ts';
import type { StreamRecord } from '../../../infra/local/mappings/stream-record.ts';
import type { MappingModel, QueueModel, TableModel } from '../../../infra/local/model.ts';
import { startDynamoDbLocal } from '../../../infra/local/services/dynamodb-local.ts';
import { startQueues } from '../../../infra/local/services/queues.ts';
import { createTables, realStreamArns } from '../../../infra/local/services/tables.ts';

export const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:projector';
export const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

export const queueModel = (name: string, over: Partial<QueueModel> = {}): QueueModel => ({
  name,
  arn: queueArn(name),
  url: `http://localhost:1/000000000000/${name}`,
  visibilityTimeoutSeconds: 30,
  redrive: undefined,
  ...over,
});

export const tableModel = (name: string): TableModel => ({
  name,
  arn: `arn:aws:dynamodb:us-east-1:000000000000:table/${name}`,
  streamArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${name}/stream/local`,
  keySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  attributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
  ],
  globalSecondaryIndexes: [],
  streamViewType: 'NEW_AND_OLD_IMAGES',
  ttlAttribute: undefined,
});

export const mappingModel = (sourceArn: string, over: Partial<MappingModel> = {}): MappingModel => ({
  id: `mapping-${randomUUID()}`,
  functionArn: FUNCTION,
  sourceArn,
  enabled: true,
  batchSize: 10,
  batchingWindowSeconds: 0,
  startingPosition: 'TRIM_HORIZON',
  filters: [],
  bisectOnError: false,
  maximumRetryAttempts: -1,
  maximumRecordAgeSeconds: -1,
  parallelizationFactor: 1,
  reportBatchItemFailures: false,
  onFailureArn: undefined,
  ...over,
});

export type StreamHandler = (records: StreamRecord[]) => unknown;
export type QueueHandler = (records: QueueRecord[]) => unknown;
export const numberOf = (record: StreamRecord): number => Number((record.dynamodb.Keys.sk as { N: string }).N);

export const startHarness = async (dataDir = 'memory') => {
  const [dynamo, sqs] = await Promise.all([startDynamoDbLocal({ dataDir }), startQueues('memory')]);
  const db = new DynamoDBClient({
    endpoint: dynamo.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
  });
  const running: Mappings[] = [];
  const lines: LogLine[] = [];
  return {
    db,
    sqs,
    lines,
    newTable: async (name = `t-${randomUUID()}`): Promise<TableModel & { streamArn: string }> => {
      const table = tableModel(name);
      await createTables(db, [table]);
      return { ...table, streamArn: table.streamArn ?? '' };
    },
    put: (table: TableModel, pk: string, sk: number, more: object = {}) =>
      db.send(new PutItemCommand({ TableName: table.name, Item: { pk: { S: pk }, sk: { N: String(sk) }, ...more } })),
    remove: (table: TableModel, pk: string, sk: number) =>
      db.send(new DeleteItemCommand({ TableName: table.name, Key: { pk: { S: pk }, sk: { N: String(sk) } } })),
    start: async (
      { tables = [], queues = [], mappings }: { tables?: TableModel[]; queues?: QueueModel[]; mappings: MappingModel[] },
      handler: (records: never[]) => unknown,
      over: { dataDir?: string; missing?: readonly string[]; retryBaseMs?: number } = {},
    ): Promise<Mappings> => {
      await sqs.create(queues);
      const started = startMappings({
        model: { mappings, tables },
        invoker: { invoke: async (_, event) => handler((event as { Records: never[] }).Records) },
        dynamoDbEndpoint: dynamo.endpoint,
        realStreamArns: await realStreamArns(db, tables),
        queues: createQueueClient(sqs.endpoint, queues),
        dataDir: over.dataDir,
        missingPermissions: () => over.missing ?? [],
        onLog: (line) => lines.push(line),
        retryBaseMs: over.retryBaseMs ?? 1,
      });
      running.push(started);
      return started;
    },
    messagesOf: (name: string): unknown[] =>
      (sqs.server.inspectQueue(name)?.messages.ready ?? []).map(({ body }) => JSON.parse(body) as unknown),
    stopMappings: async () => {
      await Promise.all(running.splice(0).map((mappings) => mappings.stop()));
    },
    stop: async () => {
      await Promise.all(running.splice(0).map((mappings) => mappings.stop()));
      db.destroy();
      await Promise.all([dynamo.stop(), sqs.stop()]);
    },
  };
};

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** Waits until nothing is pending. */
export const drained = async (mappings: Mappings): Promise<void> => {
  while ((await mappings.pending()) > 0) await new Promise((resolve) => setImmediate(resolve));
};
