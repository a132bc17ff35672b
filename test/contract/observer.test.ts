// What the repository tells of conflicts and unknown outcomes, and what DynamoDB tells of its units, at no request more.
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observeCapacity } from '../../functions/runtime/aws/consumed-capacity.ts';
import { createDynamoEventLog } from '../../functions/runtime/aws/event-log.ts';
import { createDynamoKeyRows } from '../../functions/runtime/aws/key-rows.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import { createMemoryRootKey } from '../../functions/runtime/memory/root-key.ts';
import { type AccountId, open, rename } from '../kit/account.ts';
import { startDatabase, type TestDatabase } from '../kit/dynamodb.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { type Interference, lostReply, lostRequest, throttled } from '../kit/log-world.ts';
import { TWINS, useTwin } from './twins.ts';

describe.each(TWINS)('the observer of a repository on $name', ({ start }) => {
  const newStores = useTwin(start);

  const observed = async (interferences: (world: AccountWorld, id: AccountId) => readonly Interference[]) => {
    const world = accountWorld(await newStores());
    const id = newAccountId();
    await world.run(id, open('ada@example.org', 'Ada'), { creates: true });
    const told: string[] = [];
    const observer = { conflict: () => void told.push('conflict'), unknownOutcome: () => void told.push('unknown') };
    const repository = createRepository({ ...world.options, observer });
    world.interfere(...interferences(world, id));
    return { told, outcome: await repository.execute(world.request(id, rename('Grace'))) };
  };

  it('hears nothing of a command that meets nobody', async () => {
    expect(await observed(() => [])).toMatchObject({ told: [], outcome: { kind: 'accepted' } });
  });

  it('hears of an outcome that stayed unknown, and not of one that a later attempt found out', async () => {
    expect(await observed(() => [lostRequest, lostReply])).toMatchObject({ told: [], outcome: { kind: 'accepted' } });
    expect(await observed(() => [throttled])).toMatchObject({ told: [], outcome: { kind: 'accepted' } });
    const always = Array.from({ length: 1_000 }, () => lostRequest);
    expect(await observed(() => always)).toMatchObject({ told: ['unknown'], outcome: { kind: 'unavailable', outcomeUnknown: true } });
  });

  it('hears of a conflict with somebody else, and not of meeting its own commit', async () => {
    const { told, outcome } = await observed((world, id) => [
      async (send) => {
        expect(await world.run(id, rename('Hedy'))).toMatchObject({ kind: 'accepted' });
        return send();
      },
    ]);
    expect(outcome).toMatchObject({ kind: 'accepted', snapshot: { version: 3 } });
    expect(told).toEqual(['conflict']);
  });
});

describe('the units of a command', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startDatabase();
  });
  afterAll(() => database.stop());

  it('are what DynamoDB answers: reads and writes, puts and transactions, and not one request more', async () => {
    const units = { read: 0, write: 0 };
    const sent: string[] = [];
    const { client } = database;
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          sent.push(commandName ?? '');
          return next(args);
        },
      { step: 'finalizeRequest', name: 'countRequests' },
    );
    observeCapacity(client, { readUnits: (n) => (units.read += n), writeUnits: (n) => (units.write += n) });
    const tables = await database.createTables();
    sent.length = 0;
    const world = accountWorld({
      log: createDynamoEventLog(client, tables.log),
      rows: createDynamoKeyRows(client, tables.keys),
      root: createMemoryRootKey(),
    });
    const id = newAccountId();
    await world.run(id, open('ada@example.org', 'Ada'), { creates: true });
    expect(units.write).toBeGreaterThanOrEqual(3);
    Object.assign(units, { read: 0, write: 0 });
    sent.length = 0;
    await world.run(id, rename('Grace'));
    expect({ units, sent }).toEqual({ units: { read: 1, write: 1 }, sent: ['QueryCommand', 'PutItemCommand'] });
    const again = new QueryCommand({
      TableName: tables.log,
      KeyConditionExpression: 'streamId = :id',
      ExpressionAttributeValues: { ':id': id },
    });
    await client.send(again);
    expect(units.read).toBe(1.5);
  });
});
