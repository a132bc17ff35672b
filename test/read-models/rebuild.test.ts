// Whatever was done to the read models, a rebuild makes them what the log says, tells nothing twice, and may run while others work.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shardKey, TOTALS } from '../../functions/runtime/read-models/counter-items.ts';
import { rebuildCounters } from '../../functions/runtime/rebuild/phases.ts';
import { startDatabase, type TestDatabase } from '../kit/dynamodb.ts';
import { FAR } from '../kit/http-world.ts';
import { type Item, rebuildWorld } from './rebuild-world.ts';

const COMMANDS = 50;

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

type World = Awaited<ReturnType<typeof rebuildWorld>>;

const rowsOf = async ({ items }: World): Promise<Item[]> => (await items('directory')).filter(({ removed }) => removed !== true);
const aRow = async (world: World): Promise<Item> => {
  const row = (await rowsOf(world)).find(({ status }) => status === 'active');
  if (row === undefined) throw new Error('nobody is active');
  return row;
};
const keysOf: Readonly<Record<string, readonly string[]>> = {
  directory: ['id'],
  search: ['bucket', 'entry'],
  statistics: ['counter', 'part'],
};
const keyIn = (table: string, item: Item): Item => Object.fromEntries((keysOf[table] ?? []).map((name) => [name, item[name]]));
const wipe = async (world: World, table: 'directory' | 'search' | 'statistics'): Promise<void> => {
  for (const item of await world.items(table)) await world.drop(table, keyIn(table, item));
};

/** What happens to such a user meanwhile is taken for known, and so is not told. */
const AHEAD = 'a row is of a version that the log does not have';

const DAMAGES: Readonly<Record<string, (world: World) => Promise<void>>> = {
  'a row is gone': async (world) => world.drop('directory', keyIn('directory', await aRow(world))),
  'a row says something else': async (world) =>
    world.put('directory', { ...(await aRow(world)), name: 'Somebody Else', status: 'suspended', facet: 'suspended#user' }),
  [AHEAD]: async (world) => world.put('directory', { ...(await aRow(world)), version: 99, name: 'From Tomorrow' }),
  'a row is of nobody': async (world) =>
    world.put('directory', { ...(await aRow(world)), id: `user_${'e'.repeat(32)}`, createdKey: '2026-01-01#e' }),
  'words are gone, and others are of nobody, or of somebody else': async (world) => {
    const [word, other] = await world.items('search');
    const { id } = await aRow(world);
    if (word !== undefined) await world.drop('search', keyIn('search', word));
    await world.put('search', { ...other, bucket: 'z', entry: `zebra#${String(id)}` });
    await world.put('search', { ...other, bucket: 'z', entry: `zebra#user_${'d'.repeat(32)}` });
  },
  'totals and a day are wrong': async (world) => {
    await world.put('statistics', {
      counter: shardKey(2),
      part: TOTALS,
      'active#user': 1_000,
      'unheard#of': 3,
      domains: -4,
      createdSeconds: 7,
    });
    await world.put('statistics', { counter: shardKey(1), part: 'day#2026-03-01', users: 500 });
    await world.put('statistics', { counter: shardKey(1), part: 'day#2026-03-02', users: -1 });
  },
  'domains are wrong, gone, or of nobody': async (world) => {
    const [one, other] = (await world.items('statistics')).filter(({ domain }) => domain !== undefined);
    await world.put('statistics', { ...one, users: 1_000 });
    if (other !== undefined) await world.drop('statistics', keyIn('statistics', other));
    await world.put('statistics', {
      counter: 'domain#ghost.example',
      part: 'users',
      domain: 'ghost.example',
      users: 5,
      ranking: 'domains',
    });
  },
  'rows are older than the statistics': (world) => wipe(world, 'statistics'),
  'all rows are gone': (world) => wipe(world, 'directory'),
  'all words are gone': (world) => wipe(world, 'search'),
};

/** Everything is compared with the log, filter by filter. */
const LONG_MS = 180_000;

describe('a rebuild', () => {
  let world: World;
  beforeAll(async () => {
    world = await rebuildWorld(database, COMMANDS);
  }, LONG_MS);

  it.each(Object.entries(DAMAGES))(
    'heals: %s',
    async (_, damage) => {
      const before = await world.image();
      await damage(world);
      expect(await world.image()).not.toEqual(before);
      const { failed, repaired } = await world.rebuild();
      expect([failed, repaired > 0]).toEqual([0, true]);
      expect(await world.image()).toEqual(before);
      expect(await world.rebuild()).toMatchObject({ failed: 0, repaired: 0 });
    },
    LONG_MS,
  );

  it(
    'leaves what the log says, commits that were never delivered among it',
    async () => {
      for (let n = 0; n < 20; n += 1) await world.happen(true);
      expect(await world.rebuild()).toMatchObject({ failed: 0 });
      expect(await world.wrong()).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'tells nothing again that the feed has forgotten',
    async () => {
      const told = await world.items('feed');
      world.aMonthLater();
      for (const { day, position } of told) await world.drop('feed', { day, position });
      const before = await world.image();
      await wipe(world, 'directory');
      expect(await world.rebuild()).toMatchObject({ failed: 0 });
      expect(await world.image()).toEqual(before);
    },
    LONG_MS,
  );
});

describe('a rebuild beside live delivery and another rebuild', () => {
  it(
    'leaves all right in the end',
    async () => {
      const world = await rebuildWorld(database, COMMANDS);
      for (const [name, damage] of Object.entries(DAMAGES)) if (name !== AHEAD) await damage(world);
      const over = new AbortController();
      const live = async (): Promise<void> => {
        for (let n = 0; n < 30 || !over.signal.aborted; n += 1) await world.happen(n % 7 === 0);
      };
      const rebuilds = Promise.allSettled([world.rebuild(), world.rebuild()]).finally(() => over.abort());
      await Promise.all([live(), rebuilds]);
      await world.rebuild();
      // Live delivery that meets a user without a row cannot know what was told of it, and tells it again.
      expect(await world.wrong({ toldAgain: true })).toEqual([]);
    },
    LONG_MS,
  );
});

describe('counters that are counted again', () => {
  it(
    'keep every step waiting that moves them, and let the others go on',
    async () => {
      const world = await rebuildWorld(database, COMMANDS);
      const until = world.clock.now() + 60_000;
      expect(await world.ports.counters.hold(until)).toBe(true);
      expect(await rebuildCounters(world.ports, FAR)).toBe('busy');
      const before = await world.items('statistics');
      for (let n = 0; n < 20; n += 1) await world.happen(true);
      const failures = await world.catchUp();
      expect(failures.length).toBeGreaterThan(0);
      expect(new Set(failures.map(({ kind }) => kind))).toEqual(new Set(['dependency']));
      expect(await world.items('statistics')).toEqual(before);
      await world.ports.counters.release(until);
      expect(await world.catchUp()).toEqual([]);
      expect(await world.rebuild()).toMatchObject({ failed: 0, repaired: 0 });
    },
    LONG_MS,
  );

  it(
    'are let go of by themselves, and are not replaced then',
    async () => {
      const world = await rebuildWorld(database, COMMANDS);
      const until = world.clock.now() + 60_000;
      expect(await world.ports.counters.hold(until)).toBe(true);
      const tally = await world.ports.counters.recount();
      world.clock.paused += 60_001;
      for (let n = 0; n < 20; n += 1) await world.happen();
      await expect(world.ports.counters.replace(tally, until)).rejects.toThrow('held');
      expect(await world.rebuild()).toMatchObject({ failed: 0, repaired: 0 });
    },
    LONG_MS,
  );
});
