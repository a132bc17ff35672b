// The directory's projector: whatever the stream does, the rows end up equal to the fold of the log.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directory as projection } from '../../../domain/read-models/directory.ts';
import { isUserId, userAggregate } from '../../../domain/user/user.ts';
import { DependencyUnavailable, type StoredCommit } from '../../../functions/runtime/event-log/ports.ts';
import { createReader } from '../../../functions/runtime/event-log/reader.ts';
import { UnreadableCommit } from '../../../functions/runtime/event-log/unreadable-commit.ts';
import { processBatch } from '../../../functions/runtime/streams/batch.ts';
import type { Consumer } from '../../../functions/runtime/streams/consumer.ts';
import { createDirectoryConsumer } from '../../../functions/runtime/streams/directory-consumer.ts';
import { createMemoryParked } from '../../../functions/runtime/streams/memory-parked.ts';
import { redrive } from '../../../functions/runtime/streams/redrive.ts';
import { createWorld, FAR, type World } from '../../kit/http-world.ts';
import { recordOf } from '../../kit/stream.ts';
import { ada, aRoleAssigned, aUserReactivated, aUserRegistered, aUserRenamed, aUserSuspended, bob } from '../../kit/users.ts';

const lives = async (): Promise<World> => {
  const world = createWorld();
  await world.happened(
    ada,
    aUserRegistered(),
    aUserRenamed({ name: 'Second Name' }),
    aUserSuspended(),
    aUserReactivated(),
    aRoleAssigned({ role: 'guest' }),
  );
  await world.happened(bob, aUserRegistered({ email: 'bob@example.com' }), aUserRenamed({ name: 'Bob Second' }), aUserSuspended());
  return world;
};

const commitsOf = ({ log }: World): readonly StoredCommit[] => log.streamIds().flatMap((id) => log.commits(id));

const foldOf = async ({ log, users }: World): Promise<unknown[]> => {
  const tips = await Promise.all(
    log
      .streamIds()
      .filter(isUserId)
      .map(async (id) => (await users.read(id, log.commits(id).length, 1))[0]),
  );
  return tips.map((commit) => {
    const change = commit && projection.project(commit);
    return change?.kind === 'put' ? change.row : undefined;
  });
};

const rowsOf = ({ directory, log }: World): unknown[] =>
  log.streamIds().map((id) => {
    const entry = directory.entries.get(id);
    return entry?.kind === 'row' ? entry.row : undefined;
  });

const deliver = async (
  world: World,
  commits: readonly StoredCommit[],
  consumer: Consumer = world.projector,
  parked = createMemoryParked(),
) => {
  const records = commits.map((commit, index) => recordOf(commit, index + 1));
  return { ...(await processBatch(records, { consumer, parked }, FAR, 0)), held: parked };
};

const refuse = async (): Promise<never> => {
  throw new DependencyUnavailable('x');
};

describe('the directory', () => {
  it('is byte-equal to the fold after any order, with duplicates, holes and any cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(7), { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), async (order, size) => {
        const world = await lives();
        const all = commitsOf(world);
        const newest = all.filter(({ version, streamId }) => version === world.log.commits(streamId).length);
        const delivered = [...order.map((at) => all[at % all.length]), ...newest].filter((commit) => commit !== undefined);
        for (let at = 0; at < delivered.length; at += size) await deliver(world, delivered.slice(at, at + size));
        expect(JSON.stringify(rowsOf(world))).toBe(JSON.stringify(await foldOf(world)));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same after a replay of everything', async () => {
    const world = await lives();
    await deliver(world, commitsOf(world));
    const before = JSON.stringify(rowsOf(world));
    await deliver(world, commitsOf(world));
    await deliver(world, commitsOf(world).toReversed());
    expect(JSON.stringify(rowsOf(world))).toBe(before);
  });

  it('does not bring a removed row back', async () => {
    const world = await lives();
    world.directory.entries.set(ada, { kind: 'removed', version: 6 });
    await deliver(world, commitsOf(world));
    expect(world.directory.entries.get(ada)).toEqual({ kind: 'removed', version: 6 });
  });
});

describe('a dependency that is down', () => {
  it('holds back its user from the first of its records, and nobody else', async () => {
    const world = await lives();
    const [ofAda, ofBob] = [world.log.commits(ada), world.log.commits(bob)];
    const mixed = [ofBob[0], ofAda[0], ofBob[1], ofAda[1], ofBob[2]].filter((commit) => commit !== undefined);
    const broken: Consumer = {
      ...world.projector,
      apply: async (commits, deadline) => {
        const failed = commits
          .filter(({ streamId }) => streamId === ada)
          .map(({ streamId, version }) => ({ position: { streamId, version }, kind: 'dependency' as const, thrown: new Error('down') }));
        return [
          ...failed,
          ...(await world.projector.apply(
            commits.filter(({ streamId }) => streamId !== ada),
            deadline,
          )),
        ];
      },
    };
    const { response, held } = await deliver(world, mixed, broken);
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(held.all()).toEqual([]);
    expect(world.directory.entries.get(bob)).toMatchObject({ version: 3 });
    expect(world.directory.entries.has(ada)).toBe(false);
  });

  it('is told from a fault of the commit by what is thrown', async () => {
    const world = await lives();
    const failing = (error: Error) => {
      const fail = async (): Promise<never> => {
        throw error;
      };
      return deliver(
        world,
        commitsOf(world).slice(0, 1),
        createDirectoryConsumer({ reader: { open: fail }, log: world.log, store: world.readModels.projection, clock: world.clock }),
      );
    };
    for (const error of [new DependencyUnavailable('x'), Object.assign(new Error('x'), { $metadata: {} })]) {
      expect((await failing(error)).response.batchItemFailures).toHaveLength(1);
    }
    const poisoned = await failing(new RangeError('cannot be'));
    expect(poisoned.response.batchItemFailures).toEqual([]);
    expect(poisoned.held.all()).toMatchObject([{ error: 'RangeError' }]);
  });
});

const told = ({ readModels }: World): string[] => readModels.feed.entries().flatMap(({ events }) => events.map(({ eventId }) => eventId));

/** Version 2 cannot be read, neither from the stream nor from the log, until it is mended. */
const withAGap = async () => {
  const world = await lives();
  let mended = false;
  const log: typeof world.log = {
    ...world.log,
    read: async (id, from, to, call) => {
      if (!mended && id === ada && from <= 2 && to >= 2) throw new UnreadableCommit(ada, 2, 'damaged');
      return world.log.read(id, from, to, call);
    },
  };
  const reader = createReader({ log, keyring: world.keyring, aggregate: userAggregate });
  const consumer = createDirectoryConsumer({ reader, log, store: world.readModels.projection, clock: world.clock });
  const parked = createMemoryParked();
  const records = world.log.commits(ada).map((commit, at) => recordOf(commit, at + 1, commit.version === 2 ? { events: 'nonsense' } : {}));
  await processBatch(records, { consumer, parked }, FAR, 0);
  const again = () => redrive({ consumer, parked, log }, undefined, 100, FAR);
  return { world, consumer, again, parked, mend: () => void (mended = true) };
};

describe('a commit that could not be read when a later one was applied', () => {
  it('is missing from the feed, and its user knows it', async () => {
    const { world, parked } = await withAGap();
    expect(told(world)).toEqual([1, 3, 4, 5].map((version) => `${ada}@${version}.0`));
    expect(world.directory.entries.get(ada)).toMatchObject({ version: 5, gaps: [2] });
    expect(parked.all()).toMatchObject([{ version: 2 }]);
  });

  it('stays parked while it cannot be read, and comes to the feed once by its redrive', async () => {
    const { world, again, consumer, parked, mend } = await withAGap();
    expect(await again()).toEqual({ applied: 0, failed: 1, unresolved: 0 });
    const before = world.directory.entries.get(ada);
    mend();
    const [gap] = parked.all();
    expect(await again()).toEqual({ applied: 1, failed: 0, unresolved: 0 });
    expect(told(world)).toEqual([1, 3, 4, 5, 2].map((version) => `${ada}@${version}.0`));
    const { feedAt: _before, gaps: _gaps, ...known } = before ?? {};
    const { feedAt: _after, ...row } = world.directory.entries.get(ada) ?? {};
    expect(row).toEqual(known);

    if (gap !== undefined) await parked.put(gap);
    expect(await again()).toEqual({ applied: 1, failed: 0, unresolved: 0 });
    await Promise.all([consumer.apply(world.log.commits(ada), FAR), consumer.apply(world.log.commits(ada), FAR)]);
    expect(told(world)).toHaveLength(5);
  });

  it('is filled in once by two redrives at the same time, and together with what is newer', async () => {
    const { world, consumer, mend } = await withAGap();
    mend();
    await world.happened(ada, aUserRenamed({ name: 'Third Name' }));
    const [, second, , , , newest] = world.log.commits(ada);
    const both = [second, newest].filter((commit) => commit !== undefined);
    expect(await Promise.all([consumer.apply(both, FAR), consumer.apply(both, FAR)])).toEqual([[], []]);
    expect(told(world)).toEqual([1, 3, 4, 5, 2, 6].map((version) => `${ada}@${version}.0`));
    expect(rowsOf(world)[0]).toEqual((await foldOf(world))[0]);
  });
});

describe('a poison record', () => {
  it.each([
    ['not a commit', { events: 'nonsense' }],
    ['an unknown event', { events: [{ type: 'NeverHeardOf', schemaVersion: 1, data: {} }] }],
    ['an event from the future', { events: [{ type: 'UserRenamed', schemaVersion: 99, data: {} }] }],
    ['a broken seal', { sealed: new Uint8Array(64) }],
  ])('%s is parked without its data, and blocks nobody', async (_name, damage) => {
    const world = await lives();
    const parked = createMemoryParked();
    const [first] = world.log.commits(ada);
    const records =
      first === undefined ? [] : [recordOf(first, 1, damage), ...world.log.commits(bob).map((commit, at) => recordOf(commit, at + 2))];
    const { response } = await processBatch(records, { consumer: world.projector, parked }, FAR, 0);
    expect(response.batchItemFailures).toEqual([]);
    expect(parked.all()).toEqual([
      {
        consumer: 'directory',
        streamId: ada,
        version: 1,
        position: `${ada}@0000000000000001`,
        error: expect.any(String),
        parkedAt: '1970-01-01T00:00:00.000Z',
        attempts: 1,
      },
    ]);
    expect(world.directory.entries.get(bob)).toMatchObject({ version: 3 });
  });

  it('that cannot be parked comes again', async () => {
    const world = await lives();
    const [first] = world.log.commits(ada);
    const records = first === undefined ? [] : [recordOf(first, 7, { events: 'nonsense' })];
    const { response } = await processBatch(records, { consumer: world.projector, parked: { put: refuse } }, FAR, 0);
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] });
  });

  it('is applied by a redrive once the log is readable, on the same path', async () => {
    const world = await lives();
    const parked = createMemoryParked();
    const records = world.log.commits(ada).map((commit, at) => recordOf(commit, at + 1, { events: 'nonsense' }));
    await processBatch(records, { consumer: world.projector, parked }, FAR, 0);
    expect(parked.all()).toHaveLength(5);
    expect(await redrive({ consumer: world.projector, parked, log: world.log }, ada, 100, FAR)).toEqual({
      applied: 5,
      failed: 0,
      unresolved: 0,
    });
    expect(parked.all()).toEqual([]);
    await deliver(world, world.log.commits(bob));
    expect(rowsOf(world)).toEqual(await foldOf(world));
  });
});
