// Each kind of fault as the SDK's caller sees it, and what is in the table after it.
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayWorld, key, putItem, startGatewayWorld, writer } from '../fixtures/gateway.ts';
import { clientOf } from '../fixtures/tables.ts';

let world: GatewayWorld;
beforeAll(async () => {
  world = await startGatewayWorld();
});
afterAll(() => world.stop());
afterEach(() => world.gateway.faults.clear());
beforeEach(() => {
  world.gateway.units({ reset: true });
});

const breakNextPut = (kind: string, more = {}) =>
  world.gateway.faults.add([{ service: 'dynamodb', operation: 'PutItem', kind, count: 1, ...more }]);

describe('faults', () => {
  it('drop-before: the connection breaks and nothing happened', async () => {
    breakNextPut('drop-before');
    await expect(world.client.send(putItem('f1'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await world.committed('f1')).toBe(false);
    await world.client.send(putItem('f1'));
  });

  it('drop-after: the connection breaks, and the write is there', async () => {
    breakNextPut('drop-after');
    await expect(world.client.send(putItem('f2'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await world.committed('f2')).toBe(true);
    expect(world.gateway.units()).toMatchObject([{ operation: 'PutItem', requests: 1, writeUnits: 1 }]);
  });

  it('error-after: a server error, and the write is there', async () => {
    breakNextPut('error-after');
    await expect(world.client.send(putItem('f3'))).rejects.toMatchObject({
      name: 'InternalServerError',
      $metadata: { httpStatusCode: 500 },
    });
    expect(await world.committed('f3')).toBe(true);
  });

  it('throttle: refused without effect', async () => {
    breakNextPut('throttle');
    await expect(world.client.send(putItem('f4'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(await world.committed('f4')).toBe(false);
    expect(world.gateway.units()).toEqual([]);
  });

  it('delay: the answer comes later, not before', async () => {
    breakNextPut('delay', { delayMs: 60 });
    const started = performance.now();
    await world.client.send(putItem('f5'));
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  it('a retrying client gets over a lost reply; both attempts count', async () => {
    const retrying = clientOf(world.gateway.url, writer.accessKeyId, 3);
    const update = new UpdateItemCommand({
      TableName: 'log',
      Key: key('f2'),
      UpdateExpression: 'SET a = :a',
      ExpressionAttributeValues: { ':a': { S: 'b' } },
    });
    world.gateway.faults.add([{ service: 'dynamodb', operation: '*', function: 'writer', kind: 'drop-after', count: 1 }]);
    await expect(retrying.send(update)).resolves.toMatchObject({ $metadata: { attempts: 2 } });
    expect(world.gateway.units()).toMatchObject([{ operation: 'UpdateItem', requests: 2 }]);
    retrying.destroy();
  });

  it('reach the other services too', async () => {
    const events = new EventBridgeClient(world.options);
    world.gateway.faults.add([
      { service: 'events', kind: 'drop-after', count: 1 },
      { service: 'events', kind: 'throttle', count: 1 },
    ]);
    const entry = { EventBusName: 'users', Source: 's', DetailType: 't', Detail: '{}' };
    const before = world.put.length;
    await expect(events.send(new PutEventsCommand({ Entries: [entry] }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(world.put).toHaveLength(before + 1);
    await expect(events.send(new PutEventsCommand({ Entries: [entry] }))).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(world.put).toHaveLength(before + 1);
    events.destroy();
  });
});
