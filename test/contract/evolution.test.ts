// A log that yesterday's code wrote, read and continued by today's: version 1 of UserRegistered knew no origin, and the reducer was another.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Aggregate } from '../../domain/kernel/aggregate.ts';
import { ok } from '../../domain/kernel/result.ts';
import { USER_EVENTS, type UserEvent, type UserId, type UserState, userAggregate, userIdFor } from '../../domain/user/user.ts';
import { createReader } from '../../functions/runtime/event-log/reader.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import { createKeyring } from '../../functions/runtime/keyring/keyring.ts';
import { outwardEventsOf } from '../../functions/runtime/publishing/outward-events.ts';
import { systemClock } from '../../functions/runtime/config/clock.ts';
import { createMemoryReadModels } from '../../functions/runtime/read-models/memory-read-models.ts';
import { createDirectoryConsumer } from '../../functions/runtime/streams/directory-consumer.ts';
import { newId } from '../kit/log-world.ts';
import { aUserActivated, aUserRegistered, aUserRenamed } from '../kit/users.ts';
import { type Stores, TWINS, useTwin } from './twins.ts';

const NOBODY_WAITS = { now: () => Date.now(), random: () => 0, sleep: async () => {} };
const CALL = { deadline: Number.MAX_SAFE_INTEGER };

/** It kept names in capitals in the state, and the events without an origin. */
const yesterday: Aggregate<UserId, UserState, UserEvent> = {
  ...userAggregate,
  stateFingerprint: 'user/0',
  events: { ...USER_EVENTS, UserRegistered: { ...USER_EVENTS.UserRegistered, schemaVersion: 1 } },
  upcasters: {},
  evolve: (...given) => {
    const state = userAggregate.evolve(...given);
    return 'name' in state ? { ...state, name: state.name.toUpperCase() as typeof state.name } : state;
  },
};

const registeredYesterday = (data: Parameters<typeof aUserRegistered>[0]): UserEvent => {
  const { origin: _, ...known } = aUserRegistered({ status: 'pending', ...data }).data;
  return { type: 'UserRegistered', data: known } as UserEvent;
};

describe.each(TWINS)('a log of two versions on $name', ({ start }) => {
  const newStores = useTwin(start);
  let stores: Stores;
  let [invited, later] = [userIdFor(newId()), userIdFor(newId())];
  const code = (aggregate: typeof userAggregate) => {
    const keyring = createKeyring({ rows: stores.rows, root: stores.root, now: NOBODY_WAITS.now });
    const options = { log: stores.log, keyring, aggregate, effects: NOBODY_WAITS };
    return { users: createRepository(options), reader: createReader(options) };
  };
  const happens = async (aggregate: typeof userAggregate, streamId: UserId, event: UserEvent): Promise<void> => {
    const provenance = { actor: 'tester', source: 'test', correlationId: 'correlation' };
    const command = { streamId, commitId: newId(), requestHash: newId(), keyed: false, ...CALL, decide: () => ok([event]) };
    expect(await code(aggregate).users.execute({ ...command, ...provenance })).toMatchObject({ kind: 'accepted' });
  };
  const stored = async (streamId: string) => stores.log.read(streamId, 1, 10, CALL);

  beforeEach(async () => {
    stores = await newStores();
    [invited, later] = [userIdFor(newId()), userIdFor(newId())];
    await happens(yesterday, invited, registeredYesterday({ name: 'Ada Lovelace', pendingReason: 'invited' }));
    await happens(yesterday, invited, aUserRenamed({ name: 'Ada King' }));
  });

  it('is read in today’s shape, and its states are folded anew', async () => {
    const { users } = code(userAggregate);
    expect(await stored(invited)).toMatchObject([{ events: [{ schemaVersion: 1 }], stateFingerprint: 'user/0' }, {}]);
    expect(await users.load(invited)).toMatchObject({ version: 2, state: { status: 'pending', name: 'Ada King' } });
    expect(await users.read(invited, 1, 10)).toMatchObject([
      { events: [{ type: 'UserRegistered', data: { name: 'Ada Lovelace', origin: 'invited' } }], state: { name: 'Ada Lovelace' } },
      { events: [{ type: 'UserRenamed' }], state: { name: 'Ada King' } },
    ]);
  });

  it('is continued: the next commit carries today’s state, and what lies before it stays as it was written', async () => {
    const before = await stored(invited);
    await happens(userAggregate, invited, aUserActivated());
    const after = await stored(invited);
    expect(after.slice(0, 2)).toEqual(before);
    expect(after[2]).toMatchObject({ version: 3, stateFingerprint: userAggregate.stateFingerprint, state: { status: 'active' } });
    expect(await code(userAggregate).users.load(invited)).toMatchObject({ version: 3, state: { status: 'active', name: 'Ada King' } });
  });

  it('feeds the directory and the bus with one shape', async () => {
    await happens(userAggregate, later, aUserRegistered({ name: 'Emmy Noether', email: 'emmy@example.com', origin: 'imported' }));
    const commits = [...(await stored(invited)), ...(await stored(later))];
    expect(commits.flatMap(outwardEventsOf)).toMatchObject([
      { userId: invited, schemaVersion: 2, data: { status: 'pending', origin: 'invited' } },
      { userId: invited, type: 'UserRenamed', schemaVersion: 1, data: {} },
      { userId: later, schemaVersion: 2, data: { origin: 'imported' } },
    ]);
    const { projection: store, directory: rows } = createMemoryReadModels();
    const projector = createDirectoryConsumer({ reader: code(userAggregate).reader, log: stores.log, store, clock: systemClock });
    expect(await projector.apply(commits, CALL.deadline)).toEqual([]);
    expect(await Promise.all([invited, later].map((id) => rows.get(id)))).toMatchObject([
      { row: { name: 'Ada King' } },
      { row: { name: 'Emmy Noether' } },
    ]);
  });

  it('erased, says no more than how the user came', async () => {
    await stores.rows.delete(invited, { deadline: Number.MAX_SAFE_INTEGER });
    const [first] = await code(userAggregate).users.read(invited, 1, 1);
    expect(first).toMatchObject({ erased: true, events: [{ data: { email: null, name: null, externalId: null, origin: 'invited' } }] });
  });

  it('does not let yesterday’s code guess at what today’s wrote', async () => {
    await happens(userAggregate, later, aUserRegistered({ email: 'emmy@example.com' }));
    await expect(code(yesterday).users.load(later)).rejects.toThrow(RangeError);
  });
});
