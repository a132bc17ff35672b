// What is reported of executions: how they begin and end, and how long they took by the stack's clock.
import { expect, test } from 'vitest';
import { createMachineTap, MACHINE_METRICS } from '../../../infra/local/cloudwatch/machine-taps.ts';
import { createStore } from '../../../infra/local/cloudwatch/store.ts';
import { createClock } from '../../../infra/local/clock/clock.ts';
import { worldOf } from '../stepfunctions/world.ts';

const HOUR_S = 3_600;
const WAITS = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: HOUR_S, End: true } } };
const FAILS = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'No' } } };

const watched = (definition: object) => {
  const [clock, store] = [createClock(), createStore()];
  const since = clock.now() - 60_000;
  const world = worldOf(definition, { clock, onStatus: createMachineTap(store, clock.now) });
  const reported = () =>
    MACHINE_METRICS.flatMap((name) => {
      const series = { namespace: 'AWS/States', name, dimensions: { StateMachineArn: world.machine.arn } };
      const sum = store.statistic(series, 'Sum', since, clock.now());
      return sum === undefined ? [] : [[name, name === 'ExecutionTime' ? Math.floor(sum / 60_000) : sum]];
    });
  return { ...world, reported };
};

test.each([
  ['succeeds', WAITS, 'ExecutionsSucceeded', HOUR_S],
  ['fails', FAILS, 'ExecutionsFailed', 0],
  ['times out', { ...WAITS, TimeoutSeconds: HOUR_S / 2 }, 'ExecutionsTimedOut', HOUR_S / 2],
] as const)('an execution that %s', async (_, definition, ending, seconds) => {
  const { run, pass, reported } = watched(definition);
  await run();
  await pass(seconds);
  expect(reported()).toEqual([
    ['ExecutionsStarted', 1],
    [ending, 1],
    ['ExecutionTime', seconds / 60],
  ]);
});

test('one that is stopped is aborted, and one that waits is no more than started', async () => {
  const { run, engine, reported } = watched(WAITS);
  const execution = await run();
  expect(reported()).toEqual([['ExecutionsStarted', 1]]);
  engine.abort(execution, {});
  expect(reported()).toContainEqual(['ExecutionsAborted', 1]);
});
