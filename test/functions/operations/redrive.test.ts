// Redrive: what goes through leaves the parked positions, what does not stays and is counted.
import { describe, expect, it } from 'vitest';
import type { Consumer } from '../../../functions/runtime/streams/consumer.ts';
import { createMemoryParked } from '../../../functions/runtime/streams/memory-parked.ts';
import { toParked } from '../../../functions/runtime/streams/parked-store.ts';
import { redrive } from '../../../functions/runtime/streams/redrive.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { ada, aUserRegistered, aUserRenamed, bob } from '../../kit/users.ts';

const parkedWorld = async () => {
  const world = createWorld();
  await world.happened(ada, aUserRegistered(), aUserRenamed());
  const parked = createMemoryParked();
  for (const version of [1, 2]) await parked.put(toParked('directory', { streamId: ada, version }, new Error('x'), 0));
  return { ...world, parked };
};

const refusing: Consumer = {
  name: 'directory',
  apply: async ([commit]) => (commit === undefined ? [] : [{ position: commit, kind: 'poison', thrown: new RangeError('again') }]),
};

describe('redrive', () => {
  it('keeps what fails again, with the new error and one attempt more', async () => {
    const { log, parked } = await parkedWorld();
    expect(await redrive({ consumer: refusing, parked, log }, undefined, 100, FAR)).toEqual({ applied: 0, failed: 2, unresolved: 0 });
    expect(parked.all()).toMatchObject([{ error: 'RangeError', attempts: 2 }, { attempts: 2 }]);
  });

  it('counts what the log does not hold, or what was lost before it could be named', async () => {
    const { log, parked, projector } = await parkedWorld();
    await parked.put(toParked('directory', { streamId: bob, version: 1 }, new Error('x'), 0));
    await parked.put({ consumer: 'directory', position: 'shard#1@1-2', error: 'RecordsExpired', parkedAt: '', attempts: 1 });
    expect(await redrive({ consumer: projector, parked, log }, undefined, 100, FAR)).toEqual({ applied: 2, failed: 0, unresolved: 2 });
    expect(parked.all()).toHaveLength(2);
  });

  it('takes one consumer, one user, and at most the limit', async () => {
    const { log, parked, projector } = await parkedWorld();
    await parked.put(toParked('publisher', { streamId: ada, version: 1 }, new Error('x'), 0));
    await parked.put(toParked('directory', { streamId: bob, version: 1 }, new Error('x'), 0));
    expect(await redrive({ consumer: projector, parked, log }, ada, 1, FAR)).toEqual({ applied: 1, failed: 0, unresolved: 0 });
    expect(parked.all().map(({ consumer, position }) => [consumer, position])).toEqual([
      ['directory', `${ada}@0000000000000002`],
      ['directory', `${bob}@0000000000000001`],
      ['publisher', `${ada}@0000000000000001`],
    ]);
  });

  it('begins nothing after the deadline', async () => {
    const { log, parked, projector } = await parkedWorld();
    expect(await redrive({ consumer: projector, parked, log }, undefined, 100, 5, () => 5)).toEqual({
      applied: 0,
      failed: 0,
      unresolved: 0,
    });
  });
});
