// Streams and moments that are not ordinary: a busy day, a full ledger, a long name, a cold start.
import { MINUTE_MS } from './clock.ts';
import type { Measured } from './measure.ts';
import { longName, ordinary } from './people.ts';
import type { UserRequest } from './requests.ts';
import { change, execute, type Measurements } from './scenario.ts';
import { seedStream, yearly } from './stream.ts';
import { LEDGER_LIMIT } from '../../../functions/runtime/event-log/outcome-ledger.ts';
import type { World } from './world.ts';

const BUSY_LENGTH = 1_000;
const LENGTH = 10;

/** All commits are of the last 17 hours. */
const busy = async (world: World): Promise<Measurements> => {
  const stream = await seedStream(world, ordinary, BUSY_LENGTH, MINUTE_MS);
  const measured = new Map<string, Measured>();
  const run = async (name: string, command: UserRequest): Promise<void> => {
    measured.set(name, await execute(world, stream, command, 'changed'));
  };
  await run('busy: rename, without a key', await change(world, stream, 'rename'));
  await run('busy: rename, with a key', await change(world, stream, 'rename', { keyed: true }));
  await run('busy: suspend, without a key', await change(world, stream, 'suspend'));
  return measured;
};

const fullLedger = async (world: World): Promise<Measurements> => {
  const stream = await seedStream(world, ordinary, LENGTH, yearly(LENGTH));
  const measured = new Map<string, Measured>();
  for (let entry = 1; entry <= LEDGER_LIMIT; entry++) {
    const stale = await change(world, stream, 'rename', { keyed: true, expectedVersion: 0 });
    const cost = await execute(world, stream, stale, 'refused', { pauseMs: MINUTE_MS });
    if (entry === LEDGER_LIMIT) measured.set('full ledger: one more refusal, with a key', cost);
  }
  const rename = await change(world, stream, 'rename');
  return measured.set('full ledger: rename, without a key', await execute(world, stream, rename, 'changed'));
};

const longNamed = async (world: World): Promise<Measurements> => {
  const stream = await seedStream(world, longName, LENGTH, yearly(LENGTH));
  return new Map([
    ['longest name: rename', await execute(world, stream, await change(world, stream, 'rename'), 'changed')],
    ['longest name: suspend', await execute(world, stream, await change(world, stream, 'suspend'), 'changed')],
  ]);
};

const coldStart = async (world: World): Promise<Measurements> => {
  const stream = await seedStream(world, ordinary, LENGTH, yearly(LENGTH));
  const command = await change(world, stream, 'rename');
  return new Map([
    ['first command of an execution environment: rename', await execute(world, stream, command, 'changed', { keys: 'cold' })],
  ]);
};

export const exceptional = async (world: World): Promise<Measurements> =>
  new Map([...(await busy(world)), ...(await fullLedger(world)), ...(await longNamed(world)), ...(await coldStart(world))]);
