// The gateway with the real SDK before a real DynamoDB Local: grants, metering, and each fault as the SDK's caller sees it.
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../../infra/local/gateway/gateway.ts';
import type { DeployedModel, FunctionModel, QueueModel, Statement } from '../../../infra/local/model.ts';
import { type AwsCall, ServiceError } from '../../../infra/local/ports.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from '../../../infra/local/services/dynamodb-local.ts';
import { type LocalQueues, startQueues } from '../../../infra/local/services/queues.ts';
import { createTables } from '../../../infra/local/services/tables.ts';
import { clientOf, LOG_TABLE } from '../fixtures/tables.ts';

const allow = (actions: string[], resources: string[]): Statement => ({ effect: 'Allow', actions, resources, conditions: {} });
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:work';
const KEY = '11111111-1111-1111-1111-111111111111';
const KEY_ARN = `arn:aws:kms:us-east-1:000000000000:key/${KEY}`;
const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/users';

const functionModel = (name: string, policy: Statement[]): FunctionModel => ({
  logicalId: `${name}Id`,
  name,
  arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
  codeDir: '',
  handler: '',
  environment: {},
  timeoutSeconds: 3,
  memoryMb: 128,
  reservedConcurrency: undefined,
  policy,
  accessKeyId: `LOCAL${name}`,
});

const writer = functionModel('writer', [
  allow(
    ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:BatchGetItem', 'dynamodb:DescribeTable'],
    [LOG_TABLE.arn],
  ),
  allow(['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'], [LOG_TABLE.streamArn ?? '']),
  allow(['events:PutEvents'], [BUS]),
  allow(['kms:GenerateDataKey'], [KEY_ARN]),
  allow(['sqs:SendMessage', 'sqs:GetQueueUrl'], [QUEUE]),
]);
const reader = functionModel('reader', [
  { ...allow(['dynamodb:GetItem'], [LOG_TABLE.arn]), conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['public#*'] } } },
]);

const queue = (url: string): QueueModel => ({ name: 'work', arn: QUEUE, url, visibilityTimeoutSeconds: 30, redrive: undefined });
const model = (queueOrigin: string): DeployedModel => ({
  stage: 'test',
  resources: [
    {
      stack: 's',
      logicalId: 'w',
      type: 'AWS::Lambda::Function',
      name: 'writer',
      arn: writer.arn,
      properties: { Role: 'arn:aws:iam::000000000000:role/WriterRole' },
    },
  ],
  functions: [writer, reader],
  tables: [LOG_TABLE],
  routes: [],
  mappings: [],
  buses: [],
  rules: [],
  queues: [queue(`${queueOrigin}/000000000000/work`)],
  keys: [{ id: KEY, arn: KEY_ARN }],
  permissions: [],
  outputs: {},
});

const put: AwsCall[] = [];
let dynamodb: DynamoDbLocal;
let queues: LocalQueues;
let gateway: Gateway;
let direct: DynamoDBClient;
let client: DynamoDBClient;

const options = () => ({
  endpoint: gateway.url,
  region: 'us-east-1',
  credentials: { accessKeyId: writer.accessKeyId, secretAccessKey: 'x' },
  maxAttempts: 1,
});
const key = (streamId: string, version = 1) => ({ streamId: { S: streamId }, version: { N: String(version) } });
const putItem = (streamId: string, version = 1, more: Record<string, { S: string }> = {}) =>
  new PutItemCommand({
    TableName: 'log',
    Item: { ...key(streamId, version), ...more },
    ConditionExpression: 'attribute_not_exists(streamId)',
  });
const committed = async (streamId: string): Promise<boolean> =>
  (await direct.send(new GetItemCommand({ TableName: 'log', Key: key(streamId), ConsistentRead: true }))).Item !== undefined;

beforeAll(async () => {
  [dynamodb, queues] = await Promise.all([startDynamoDbLocal({ dataDir: 'memory' }), startQueues('memory')]);
  direct = clientOf(dynamodb.endpoint);
  await createTables(direct, [LOG_TABLE]);
  await queues.create([queue('')]);
  gateway = await startGateway({
    model: model(''),
    dynamodbEndpoint: dynamodb.endpoint,
    sqsEndpoint: queues.endpoint,
    events: {
      handle: async (call) => {
        put.push(call);
        return { FailedEntryCount: 0, Entries: [] };
      },
    },
    kms: { handle: () => Promise.reject(new ServiceError('NotFoundException', `Key '${KEY}' does not exist`)) },
  });
  gateway.setModel(model(gateway.url));
  client = clientOf(gateway.url, writer.accessKeyId);
});
afterAll(async () => {
  client.destroy();
  direct.destroy();
  await gateway.stop();
  await Promise.all([queues.stop(), dynamodb.stop()]);
});
beforeEach(() => {
  gateway.units({ reset: true });
});
afterEach(() => gateway.faults.clear());

const units = () =>
  gateway.units().map(({ operation, requests, readUnits, writeUnits }) => ({ operation, requests, readUnits, writeUnits }));
const breakNextPut = (kind: string, more = {}) =>
  gateway.faults.set([{ service: 'dynamodb', operation: 'PutItem', kind, count: 1, ...more }]);

describe('permissions', () => {
  it('lets a granted call through', async () => {
    await client.send(putItem('granted'));
    const { Item } = await client.send(new GetItemCommand({ TableName: 'log', Key: key('granted') }));
    expect(Item).toEqual(key('granted'));
  });

  it('answers a missing grant as AWS does', async () => {
    await expect(client.send(new DeleteItemCommand({ TableName: 'log', Key: key('granted') }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::000000000000:assumed-role/WriterRole/writer is not authorized to perform: dynamodb:DeleteItem on resource: ' +
        `${LOG_TABLE.arn} because no identity-based policy allows the dynamodb:DeleteItem action`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('asks for the action of each member of a transaction', async () => {
    const check = { ConditionCheck: { TableName: 'log', Key: key('granted'), ConditionExpression: 'attribute_exists(streamId)' } };
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems: [check] }))).rejects.toThrow(/dynamodb:ConditionCheckItem/);
  });

  it('looks at the leading key', async () => {
    const limited = clientOf(gateway.url, reader.accessKeyId);
    await expect(limited.send(new GetItemCommand({ TableName: 'log', Key: key('public#1') }))).resolves.toMatchObject({});
    await expect(limited.send(new GetItemCommand({ TableName: 'log', Key: key('private#1') }))).rejects.toThrow(/not authorized/);
    limited.destroy();
  });

  it('knows no stranger', async () => {
    const stranger = clientOf(gateway.url, 'LOCALstranger');
    await expect(stranger.send(putItem('x'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    stranger.destroy();
  });

  it.each([
    ['unsigned', {}, 403],
    ['to no known service', { authorization: 'Credential=LOCALwriter/x', 'x-amz-target': 'Nothing.At' }, 400],
    ['that is no JSON', { authorization: 'Credential=LOCALwriter/x', 'x-amz-target': 'DynamoDB_20120810.PutItem' }, 400],
  ])('refuses a request %s', async (_, headers, status) => {
    expect((await fetch(gateway.url, { method: 'POST', headers, body: '{' })).status).toBe(status);
  });

  it('says that function-to-function calls are not there', async () => {
    const answer = await fetch(`${gateway.url}/2015-03-31/functions/f/invocations`, {
      method: 'POST',
      headers: { authorization: 'Credential=LOCALwriter/x' },
    });
    expect(answer.status).toBe(501);
  });
});

describe('metering', () => {
  it('counts writes by size and reads by consistency, hidden from who did not ask', async () => {
    const written = await client.send(putItem('m1', 1, { text: { S: 'x'.repeat(1_500) } }));
    const read = { TableName: 'log', Key: key('m1') };
    await client.send(new GetItemCommand(read));
    const consistent = await client.send(new GetItemCommand({ ...read, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }));
    expect(written.ConsumedCapacity).toBeUndefined();
    expect(consistent.ConsumedCapacity).toMatchObject({ CapacityUnits: 1 });
    expect(units()).toEqual([
      { operation: 'PutItem', requests: 1, readUnits: 0, writeUnits: 2 },
      { operation: 'GetItem', requests: 2, readUnits: 1.5, writeUnits: 0 },
    ]);
    expect(gateway.units()).toMatchObject([{ function: 'writer' }, { function: 'writer' }]);
  });

  it('counts queries and batches', async () => {
    await client.send(new BatchGetItemCommand({ RequestItems: { log: { Keys: [key('m1'), key('none')] } } }));
    await client.send(
      new QueryCommand({ TableName: 'log', KeyConditionExpression: 'streamId = :s', ExpressionAttributeValues: { ':s': { S: 'm1' } } }),
    );
    expect(units()).toEqual([
      { operation: 'BatchGetItem', requests: 1, readUnits: 1, writeUnits: 0 },
      { operation: 'Query', requests: 1, readUnits: 0.5, writeUnits: 0 },
    ]);
  });

  it('computes a transaction by its members, also a cancelled one', async () => {
    const members = [putItem('t1', 1, { text: { S: 'x'.repeat(1_500) } }), putItem('t2')].map(({ input }) => ({ Put: input }));
    const transaction = () => client.send(new TransactWriteItemsCommand({ TransactItems: members }));
    await transaction();
    expect(units()).toEqual([{ operation: 'TransactWriteItems', requests: 1, readUnits: 0, writeUnits: 6 }]);
    await expect(transaction()).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(units()).toEqual([{ operation: 'TransactWriteItems', requests: 2, readUnits: 0, writeUnits: 12 }]);
  });

  it('charges a refused conditional write', async () => {
    const again = putItem('m1', 1);
    await expect(client.send(again)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(units()).toEqual([{ operation: 'PutItem', requests: 1, readUnits: 0, writeUnits: 1 }]);
    const seen = client.send(new PutItemCommand({ ...again.input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
    await expect(seen).rejects.toMatchObject({ Item: { text: {} } });
    expect(units()).toEqual([{ operation: 'PutItem', requests: 2, readUnits: 0, writeUnits: 3 }]);
  });

  it('counts nothing for a refused caller, and starts again after a reset', async () => {
    await expect(client.send(new DeleteItemCommand({ TableName: 'log', Key: key('m1') }))).rejects.toThrow(/not authorized/);
    expect(units()).toEqual([]);
    await client.send(putItem('m2'));
    expect(gateway.units({ reset: true })).toHaveLength(1);
    expect(gateway.units()).toEqual([]);
  });
});

describe('faults', () => {
  it('drop-before: the connection breaks and nothing happened', async () => {
    breakNextPut('drop-before');
    await expect(client.send(putItem('f1'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await committed('f1')).toBe(false);
    await client.send(putItem('f1'));
  });

  it('drop-after: the connection breaks, and the write is there', async () => {
    breakNextPut('drop-after');
    await expect(client.send(putItem('f2'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await committed('f2')).toBe(true);
    expect(gateway.units()).toMatchObject([{ operation: 'PutItem', requests: 1, writeUnits: 1 }]);
  });

  it('error-after: a server error, and the write is there', async () => {
    breakNextPut('error-after');
    await expect(client.send(putItem('f3'))).rejects.toMatchObject({ name: 'InternalServerError', $metadata: { httpStatusCode: 500 } });
    expect(await committed('f3')).toBe(true);
  });

  it('throttle: refused without effect', async () => {
    breakNextPut('throttle');
    await expect(client.send(putItem('f4'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(await committed('f4')).toBe(false);
    expect(gateway.units()).toEqual([]);
  });

  it('delay: the answer comes later, not before', async () => {
    breakNextPut('delay', { delayMs: 60 });
    const started = performance.now();
    await client.send(putItem('f5'));
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  it('a retrying client gets over a lost reply; both attempts count', async () => {
    const retrying = clientOf(gateway.url, writer.accessKeyId, 3);
    const update = new UpdateItemCommand({
      TableName: 'log',
      Key: key('f2'),
      UpdateExpression: 'SET a = :a',
      ExpressionAttributeValues: { ':a': { S: 'b' } },
    });
    gateway.faults.set([{ service: 'dynamodb', operation: '*', function: 'writer', kind: 'drop-after', count: 1 }]);
    await expect(retrying.send(update)).resolves.toMatchObject({ $metadata: { attempts: 2 } });
    expect(gateway.units()).toMatchObject([{ operation: 'UpdateItem', requests: 2 }]);
    retrying.destroy();
  });

  it('reach the other services too', async () => {
    const events = new EventBridgeClient(options());
    gateway.faults.set([
      { service: 'events', kind: 'drop-after', count: 1 },
      { service: 'events', kind: 'throttle', count: 1 },
    ]);
    const entry = { EventBusName: 'users', Source: 's', DetailType: 't', Detail: '{}' };
    const before = put.length;
    await expect(events.send(new PutEventsCommand({ Entries: [entry] }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(put).toHaveLength(before + 1);
    await expect(events.send(new PutEventsCommand({ Entries: [entry] }))).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(put).toHaveLength(before + 1);
    events.destroy();
  });
});

describe('other services', () => {
  it('passes events to the bus, with the caller', async () => {
    const events = new EventBridgeClient(options());
    await expect(events.send(new PutEventsCommand({ Entries: [{ EventBusName: 'users', Source: 's' }] }))).resolves.toMatchObject({
      FailedEntryCount: 0,
    });
    expect(put.at(-1)).toMatchObject({ caller: { name: 'writer' }, service: 'events', operation: 'PutEvents' });
    await expect(events.send(new PutEventsCommand({ Entries: [{ Source: 's' }] }))).rejects.toThrow(
      /events:PutEvents on resource: .*event-bus\/default/,
    );
    events.destroy();
  });

  it('answers the error of a backend', async () => {
    const kms = new KMSClient(options());
    await expect(kms.send(new GenerateDataKeyCommand({ KeyId: KEY, KeySpec: 'AES_256' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    kms.destroy();
  });

  it('sends to a queue whose URL leads to the gateway', async () => {
    const sqs = new SQSClient(options());
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'work' }));
    expect(QueueUrl).toBe(`${gateway.url}/000000000000/work`);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    expect(queues.server.inspectQueue('work')?.messages.ready.map(({ body }) => body)).toEqual(['hello']);
    await expect(sqs.send(new SendMessageCommand({ QueueUrl: `${gateway.url}/0/other`, MessageBody: 'x' }))).rejects.toThrow(
      /sqs:SendMessage/,
    );
    sqs.destroy();
  });

  it("reads a stream by the template's ARN", async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'log' }));
    expect(Table?.LatestStreamArn).toBe(LOG_TABLE.streamArn);
    const streams = new DynamoDBStreamsClient(options());
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: LOG_TABLE.streamArn }));
    expect(StreamDescription?.StreamArn).toBe(LOG_TABLE.streamArn);
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn: LOG_TABLE.streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records.map(({ dynamodb: change }) => change?.Keys?.['streamId']?.S)).toContain('granted');
    streams.destroy();
  });
});
