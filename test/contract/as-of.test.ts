// The past of a stream: at a version, at a time, and what it costs to find it.
import { beforeEach, describe, expect, it } from 'vitest';
import { epochMs, type Instant, instant } from '../../domain/kernel/instant.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import { type AccountId, accountAggregate, open, rename } from '../kit/account.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { type Stores, TWINS, useTwin } from './twins.ts';

const VERSIONS = 20;
const BEFORE = instant(0);
const justBefore = (at: Instant): Instant => instant(epochMs(at) - 1);

describe.each(TWINS)('the past of a stream on $name', ({ start }) => {
  const newStores = useTwin(start);
  let stores: Stores;
  let world: AccountWorld;
  let id: AccountId;
  /** When each version came to be, a minute apart. */
  let times: Instant[];
  beforeEach(async () => {
    stores = await newStores();
    world = accountWorld(stores);
    id = newAccountId();
    times = [];
    for (let version = 1; version <= VERSIONS; version += 1) {
      const decide = version === 1 ? open('ada@example.org', 'v1') : rename(`v${version}`);
      times.push(instant(world.effects.now()));
      await world.run(id, decide, { creates: version === 1 });
      world.advance(60_000);
    }
    world.calls.length = 0;
  });
  const asOf = (at: Instant) => world.repository.asOf(id, { at });

  it('is the state of the version that is asked for, in two requests', async () => {
    expect(await world.repository.asOf(id, { version: 7 })).toEqual({
      streamId: id,
      version: 7,
      state: { status: 'open', email: 'ada@example.org', name: 'v7', admin: false },
    });
    expect(world.calls).toEqual(['tip', 'get']);
  });

  it('is not there at a version that is yet to come, nor for a stream that is not', async () => {
    expect(await world.repository.asOf(id, { version: VERSIONS })).toMatchObject({ version: VERSIONS, state: { name: `v${VERSIONS}` } });
    expect(await world.repository.asOf(id, { version: VERSIONS + 1 })).toBeUndefined();
    expect(world.calls).toEqual(['tip', 'tip']);
    expect(await world.repository.asOf(newAccountId(), { version: 1 })).toBeUndefined();
  });

  it('is the newest commit not younger than the time, for every time', async () => {
    for (const [index, at] of times.entries()) {
      expect(await asOf(at)).toMatchObject({ version: index + 1, state: { name: `v${index + 1}` } });
      const before = await asOf(justBefore(at));
      if (index === 0) expect(before).toBeUndefined();
      else expect(before).toMatchObject({ version: index });
    }
  });

  it('costs one request where nothing happened since, and one per halving where much did', async () => {
    await asOf(instant(world.effects.now() + 1));
    expect(world.calls).toEqual(['tip']);
    for (const at of [BEFORE, times[3], times[18]]) {
      world.calls.length = 0;
      await asOf(at ?? BEFORE);
      expect(world.calls.length).toBeLessThanOrEqual(1 + Math.ceil(Math.log2(VERSIONS)));
    }
  });

  it('is folded from the beginning where another reducer made the commit', async () => {
    const newer = createRepository({ ...world.options, aggregate: { ...accountAggregate, stateFingerprint: 'account/2' } });
    expect(await newer.asOf(id, { version: 5 })).toMatchObject({ version: 5, state: { name: 'v5', email: 'ada@example.org' } });
    expect(world.calls).toEqual(['tip', 'get', 'read']);
  });

  it('of an erased stream holds nothing personal', async () => {
    await stores.rows.delete(id, world.call());
    const erased = createRepository({ ...world.options, keyring: world.newKeyring() });
    expect(await erased.asOf(id, { version: 2 })).toMatchObject({ version: 2, erased: true, state: { name: null, email: null } });
  });
});
