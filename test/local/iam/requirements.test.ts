// What each AWS call needs: action, resource and the context keys that a grant may look at.
import { describe, expect, it } from 'vitest';
import { attributesIn } from '../../../infra/local/iam/expressions.ts';
import { requirements } from '../../../infra/local/iam/requirements.ts';
import { onFailureRequirements, pollingRequirements } from '../../../infra/local/iam/service-requirements.ts';
import type { TableModel } from '../../../infra/local/model.ts';
import type { Service } from '../../../infra/local/ports.ts';

const LOG = 'arn:aws:dynamodb:us-east-1:000000000000:table/log';
const KEY = 'arn:aws:kms:us-east-1:000000000000:key/k';

const log: TableModel = {
  name: 'log',
  arn: LOG,
  streamArn: undefined,
  keySchema: [
    { AttributeName: 'streamId', KeyType: 'HASH' },
    { AttributeName: 'version', KeyType: 'RANGE' },
  ],
  attributeDefinitions: [],
  globalSecondaryIndexes: [{ IndexName: 'byStatus', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }] }],
  streamViewType: undefined,
  ttlAttribute: undefined,
};

const needs = (service: Service, operation: string, body: Record<string, unknown>) =>
  requirements(service, operation, body, {
    model: { tables: [log], resources: [] },
    keys: { keyArn: (id) => (id === 'k' || id === KEY ? KEY : undefined), keyArnOf: () => KEY },
  });

const one = (operation: string, body: Record<string, unknown>) => needs('dynamodb', operation, { TableName: 'log', ...body });
const leadingKeys = (operation: string, body: Record<string, unknown>) => one(operation, body)[0]?.context['dynamodb:LeadingKeys'];
const item = { streamId: { S: 'user#1' }, version: { N: '1' } };

describe('DynamoDB', () => {
  it.each(['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'DescribeTable'])(
    '%s needs its own action on the table',
    (operation) => {
      expect(one(operation, { KeyConditionExpression: 'a = :a' })).toMatchObject([{ action: `dynamodb:${operation}`, resource: LOG }]);
    },
  );

  it('an index is a resource of its own', () => {
    expect(one('Query', { IndexName: 'byStatus' })).toMatchObject([{ resource: `${LOG}/index/byStatus` }]);
  });

  it('a table may be named by its ARN', () => {
    expect(needs('dynamodb', 'GetItem', { TableName: LOG, Key: item })).toMatchObject([
      { resource: LOG, context: { 'dynamodb:LeadingKeys': ['user#1'] } },
    ]);
  });

  it.each<[string, string, Record<string, unknown>, string[] | undefined]>([
    ['an item', 'PutItem', { Item: item }, ['user#1']],
    ['a key', 'GetItem', { Key: item }, ['user#1']],
    ['a number key', 'GetItem', { Key: { streamId: { N: '42' } } }, ['42']],
    ['a query', 'Query', { KeyConditionExpression: 'streamId = :s', ExpressionAttributeValues: { ':s': { S: 'a' } } }, ['a']],
    [
      'a query with names and a range',
      'Query',
      {
        KeyConditionExpression: '#v > :v AND #s=:s',
        ExpressionAttributeNames: { '#s': 'streamId', '#v': 'version' },
        ExpressionAttributeValues: { ':s': { S: 'a' }, ':v': { N: '1' } },
      },
      ['a'],
    ],
    [
      'a query the other way round',
      'Query',
      { KeyConditionExpression: ':s = streamId', ExpressionAttributeValues: { ':s': { S: 'a' } } },
      ['a'],
    ],
    [
      'a query of an index',
      'Query',
      {
        IndexName: 'byStatus',
        KeyConditionExpression: '#a = :a',
        ExpressionAttributeNames: { '#a': 'status' },
        ExpressionAttributeValues: { ':a': { S: 'x' } },
      },
      ['x'],
    ],
    ['a scan has none', 'Scan', {}, undefined],
  ])('takes the leading key from %s', (_, operation, body, expected) => {
    expect(leadingKeys(operation, body)).toEqual(expected);
  });

  it('expands a transaction into the actions of its members', () => {
    const members = [
      { Put: { TableName: 'log', Item: item } },
      { Update: { TableName: 'log', Key: item } },
      { Delete: { TableName: 'log', Key: { streamId: { S: 'claim#1' } } } },
      { ConditionCheck: { TableName: 'other', Key: item } },
    ];
    expect(needs('dynamodb', 'TransactWriteItems', { TransactItems: members })).toMatchObject([
      { action: 'dynamodb:PutItem', resource: LOG, context: { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } },
      { action: 'dynamodb:UpdateItem', resource: LOG },
      { action: 'dynamodb:DeleteItem', resource: LOG, context: { 'dynamodb:LeadingKeys': ['claim#1'] } },
      { action: 'dynamodb:ConditionCheckItem', resource: LOG.replace('log', 'other') },
    ]);
    expect(needs('dynamodb', 'TransactGetItems', { TransactItems: [{ Get: { TableName: 'log', Key: item } }] })).toMatchObject([
      { action: 'dynamodb:GetItem' },
    ]);
  });

  it('a batch needs its action once per table, with the keys of all its items', () => {
    const keys = [{ streamId: { S: 'a' } }, { streamId: { S: 'b' } }];
    expect(
      needs('dynamodb', 'BatchGetItem', { RequestItems: { log: { Keys: keys, ProjectionExpression: 'email' }, other: { Keys: keys } } }),
    ).toMatchObject([
      {
        action: 'dynamodb:BatchGetItem',
        resource: LOG,
        context: { 'dynamodb:LeadingKeys': ['a', 'b'], 'dynamodb:Attributes': ['streamId', 'email'] },
      },
      { action: 'dynamodb:BatchGetItem', resource: LOG.replace('log', 'other') },
    ]);
    const writes = [{ PutRequest: { Item: item } }, { DeleteRequest: { Key: { streamId: { S: 'b' } } } }];
    expect(needs('dynamodb', 'BatchWriteItem', { RequestItems: { log: writes } })).toMatchObject([
      { action: 'dynamodb:BatchWriteItem', context: { 'dynamodb:LeadingKeys': ['user#1', 'b'] } },
    ]);
  });

  it('knows what a search selects and a write returns', () => {
    expect(one('Query', {})[0]?.context['dynamodb:Select']).toEqual(['ALL_ATTRIBUTES']);
    expect(one('Query', { IndexName: 'byStatus' })[0]?.context['dynamodb:Select']).toEqual(['ALL_PROJECTED_ATTRIBUTES']);
    expect(one('Scan', { ProjectionExpression: 'a' })[0]?.context['dynamodb:Select']).toEqual(['SPECIFIC_ATTRIBUTES']);
    expect(one('Scan', { Select: 'COUNT' })[0]?.context['dynamodb:Select']).toEqual(['COUNT']);
    expect(one('PutItem', { Item: item, ReturnValues: 'ALL_OLD' })[0]?.context['dynamodb:ReturnValues']).toEqual(['ALL_OLD']);
  });

  it('finds the attributes that expressions name', () => {
    const names = { '#s': 'state' };
    expect(attributesIn('SET #s = if_not_exists(a.b[0].c, :x), seen = :y REMOVE old ADD n :one', names)).toEqual([
      'state',
      'a',
      'seen',
      'old',
      'n',
    ]);
    expect(attributesIn('attribute_not_exists(streamId) AND (NOT x IN (:a, :b) OR size(y) > :n)')).toEqual(['streamId', 'x', 'y']);
  });
});

describe('other services', () => {
  it.each<[Service, string, Record<string, unknown>, object[]]>([
    [
      'streams',
      'GetRecords',
      { ShardIterator: `000|${LOG}/stream/2026|x` },
      [{ action: 'dynamodb:GetRecords', resource: `${LOG}/stream/2026` }],
    ],
    ['streams', 'DescribeStream', { StreamArn: `${LOG}/stream/1` }, [{ action: 'dynamodb:DescribeStream', resource: `${LOG}/stream/1` }]],
    [
      'events',
      'PutEvents',
      { Entries: [{ EventBusName: 'b', Source: 's', DetailType: 't' }, {}] },
      [
        { action: 'events:PutEvents', resource: 'arn:aws:events:us-east-1:000000000000:event-bus/b', context: { 'events:source': ['s'] } },
        { resource: 'arn:aws:events:us-east-1:000000000000:event-bus/default' },
      ],
    ],
    [
      'kms',
      'GenerateDataKey',
      { KeyId: 'k', EncryptionContext: { a: '1' } },
      [{ action: 'kms:GenerateDataKey', resource: KEY, context: { 'kms:EncryptionContext:a': ['1'] } }],
    ],
    ['kms', 'Decrypt', { CiphertextBlob: 'x' }, [{ action: 'kms:Decrypt', resource: KEY }]],
    ['kms', 'Encrypt', { KeyId: 'unknown' }, [{ resource: 'arn:aws:kms:us-east-1:000000000000:key/unknown' }]],
    [
      'sqs',
      'SendMessageBatch',
      { QueueUrl: 'http://h/000000000000/q' },
      [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:000000000000:q' }],
    ],
    [
      'lambda',
      'Invoke',
      { FunctionName: 'f' },
      [{ action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:us-east-1:000000000000:function:f' }],
    ],
  ])('%s %s', (service, operation, body, expected) => {
    expect(needs(service, operation, body)).toMatchObject(expected);
  });

  it('refuses an operation whose permissions are not known', () => {
    expect(() => needs('dynamodb', 'DeleteTable', { TableName: 'log' })).toThrow(
      expect.objectContaining({ name: 'AccessDeniedException' }),
    );
    expect(() => needs('kms', 'ScheduleKeyDeletion', {})).toThrow(/kms:ScheduleKeyDeletion/);
  });
});

const pollingActions = (arn: string): string[] => pollingRequirements(arn).map(({ action }) => action);

describe('event source mappings', () => {
  it('poll with the role of their function', () => {
    expect(pollingActions(`${LOG}/stream/1`)).toEqual(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((name) => `dynamodb:${name}`),
    );
    expect(pollingActions('arn:aws:sqs:us-east-1:000000000000:q')).toEqual(
      ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((name) => `sqs:${name}`),
    );
    expect(onFailureRequirements('q')).toMatchObject([{ action: 'sqs:SendMessage' }]);
  });
});
