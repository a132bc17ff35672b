// The AWS twin behind a faulty wire: the real client's errors must mean what the append table says, and requests stay within budget.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDynamoEventLog } from '../../functions/runtime/aws/event-log.ts';
import { createDynamoKeyRows } from '../../functions/runtime/aws/key-rows.ts';
import { createMemoryRootKey } from '../../functions/runtime/memory/root-key.ts';
import { type AccountId, changeEmail, open, rename } from '../kit/account.ts';
import { patientClient, startDatabase, type TestDatabase } from '../kit/dynamodb.ts';
import { startFaultyWire, type WireFault } from '../kit/fault-wire.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { newId } from '../kit/log-world.ts';

const SILENCE_MS = 500;
const PATIENCE_MS = 2_500;
const FAULTS: readonly WireFault[] = ['drop-before', 'drop-after', 'silent-after', 'error-after', 'throttle', 'conflict'];
const CERTAIN = new Set<WireFault>(['throttle', 'conflict']);

let database: TestDatabase;
let wire: Awaited<ReturnType<typeof startFaultyWire>>;
let world: AccountWorld;
let id: AccountId;
beforeAll(async () => {
  database = await startDatabase();
  wire = await startFaultyWire(database.endpoint);
});
afterAll(async () => {
  await wire.stop();
  await database.stop();
});
beforeEach(async () => {
  wire.heal();
  const tables = await database.createTables();
  const [slow, quick] = [patientClient(wire.endpoint), patientClient(wire.endpoint, SILENCE_MS)];
  const { append, record } = createDynamoEventLog(quick, tables.log);
  const log = { ...createDynamoEventLog(slow, tables.log), append, record };
  world = accountWorld({ log, rows: createDynamoKeyRows(slow, tables.keys), root: createMemoryRootKey() });
  id = newAccountId();
  await world.run(id, open('ada@example.org', 'Ada'), { creates: true });
  wire.operations.length = 0;
});

it.each(FAULTS)('%s of a put: accepted once', async (fault) => {
  wire.fail(fault, fault);
  expect(await world.run(id, rename('Grace'))).toMatchObject({ kind: 'accepted', changed: true, snapshot: { version: 2 } });
  expect(wire.operations).toEqual(['Query', 'PutItem', 'PutItem', 'PutItem']);
  expect(await world.repository.read(id, 1, 10)).toHaveLength(2);
});

it.each(FAULTS)('%s of a transaction: accepted once', async (fault) => {
  wire.fail(fault);
  expect(await world.run(id, changeEmail('grace@example.org'))).toMatchObject({ kind: 'accepted', snapshot: { version: 2 } });
  expect(await world.repository.read(id, 1, 10)).toHaveLength(2);
});

it.each(FAULTS)('%s of the record of what held already: answered the same when it is asked again', async (fault) => {
  const key = { keyed: true, commitId: newId() };
  wire.fail(fault);
  const first = await world.run(id, rename('Ada'), key);
  expect(first).toMatchObject({ kind: 'accepted', changed: false });
  await world.run(id, rename('Grace'));
  expect(await world.run(id, rename('Ada'), key)).toEqual({ ...first, replayed: true });
});

it.each(FAULTS)('%s until the deadline: unavailable, unsure exactly where the write may have landed', async (fault) => {
  wire.fail(...Array.from({ length: 30 }, () => fault));
  const outcome = await world.run(id, rename('Grace'), { deadline: world.effects.now() + PATIENCE_MS });
  expect(outcome).toMatchObject({ kind: 'unavailable', outcomeUnknown: !CERTAIN.has(fault) });
});

it('a mistake of ours is an exception, not a refusal', async () => {
  await expect(world.run(id, rename('x'.repeat(500_000)))).rejects.toThrow(/size/i);
});

it('requests: two for a command in a warm environment, the key row beside them in a cold one, three for a creation', async () => {
  await world.run(id, rename('Grace'));
  expect(wire.operations).toEqual(['Query', 'PutItem']);
  world.advance(60_000);
  wire.operations.length = 0;
  await world.run(id, rename('Eve'));
  expect(wire.operations.toSorted()).toEqual(['GetItem', 'PutItem', 'Query']);
  wire.operations.length = 0;
  await world.run(newAccountId(), open('bob@example.org', 'Bob'), { creates: true, keyed: true, commitId: newId() });
  expect(wire.operations).toEqual(['Query', 'PutItem', 'TransactWriteItems']);
});
