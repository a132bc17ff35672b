// What each DynamoDB call needs: action, resource and the context keys that a grant may look at.
import { describe, expect, it } from 'vitest';
import { attributesIn } from '../../../infra/local/iam/expressions.ts';
import { LOG, needs } from '../fixtures/requirements.ts';

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
