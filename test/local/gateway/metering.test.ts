// The gateway's units with the real SDK before a real DynamoDB Local.
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayWorld, key, putItem, startGatewayWorld } from '../fixtures/gateway.ts';

let world: GatewayWorld;
beforeAll(async () => {
  world = await startGatewayWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.gateway.units({ reset: true });
});

describe('metering', () => {
  it('counts writes by size and reads by consistency, hidden from who did not ask', async () => {
    const written = await world.client.send(putItem('m1', 1, { text: { S: 'x'.repeat(1_500) } }));
    const read = { TableName: 'log', Key: key('m1') };
    await world.client.send(new GetItemCommand(read));
    const consistent = await world.client.send(new GetItemCommand({ ...read, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }));
    expect(written.ConsumedCapacity).toBeUndefined();
    expect(consistent.ConsumedCapacity).toMatchObject({ CapacityUnits: 1 });
    expect(world.units()).toEqual([
      { operation: 'PutItem', requests: 1, readUnits: 0, writeUnits: 2 },
      { operation: 'GetItem', requests: 2, readUnits: 1.5, writeUnits: 0 },
    ]);
    expect(world.gateway.units()).toMatchObject([{ function: 'writer' }, { function: 'writer' }]);
  });

  it('counts queries and batches', async () => {
    await world.client.send(new BatchGetItemCommand({ RequestItems: { log: { Keys: [key('m1'), key('none')] } } }));
    await world.client.send(
      new QueryCommand({ TableName: 'log', KeyConditionExpression: 'streamId = :s', ExpressionAttributeValues: { ':s': { S: 'm1' } } }),
    );
    expect(world.units()).toEqual([
      { operation: 'BatchGetItem', requests: 1, readUnits: 1, writeUnits: 0 },
      { operation: 'Query', requests: 1, readUnits: 0.5, writeUnits: 0 },
    ]);
  });

  it('computes a transaction by its members, also a cancelled one', async () => {
    const members = [putItem('t1', 1, { text: { S: 'x'.repeat(1_500) } }), putItem('t2')].map(({ input }) => ({ Put: input }));
    const transaction = () => world.client.send(new TransactWriteItemsCommand({ TransactItems: members }));
    await transaction();
    expect(world.units()).toEqual([{ operation: 'TransactWriteItems', requests: 1, readUnits: 0, writeUnits: 6 }]);
    await expect(transaction()).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(world.units()).toEqual([{ operation: 'TransactWriteItems', requests: 2, readUnits: 0, writeUnits: 12 }]);
  });

  it('charges a refused conditional write', async () => {
    const again = putItem('m1', 1);
    await expect(world.client.send(again)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(world.units()).toEqual([{ operation: 'PutItem', requests: 1, readUnits: 0, writeUnits: 1 }]);
    const seen = world.client.send(new PutItemCommand({ ...again.input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
    await expect(seen).rejects.toMatchObject({ Item: { text: {} } });
    expect(world.units()).toEqual([{ operation: 'PutItem', requests: 2, readUnits: 0, writeUnits: 3 }]);
  });

  it('counts nothing for a refused caller, and starts again after a reset', async () => {
    await expect(world.client.send(new DeleteItemCommand({ TableName: 'log', Key: key('m1') }))).rejects.toThrow(/not authorized/);
    expect(world.units()).toEqual([]);
    await world.client.send(putItem('m2'));
    expect(world.gateway.units({ reset: true })).toHaveLength(1);
    expect(world.gateway.units()).toEqual([]);
  });
});
