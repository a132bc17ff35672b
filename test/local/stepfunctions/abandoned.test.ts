// What is abandoned stays so: the branches beside one that failed, an attempt of an earlier run, a question whose time is over.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createClock } from '../../../infra/local/clock/clock.ts';
import { FUNCTION, INVOKE, only, refuse, worldOf } from './world.ts';

const ONE = 'arn:aws:states:us-east-1:000000000000:execution:machine:one';
const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'executions-'));
const call = (name: string, more: object = { End: true }) => ({ Type: 'Task', Resource: `${FUNCTION}${name}`, ...more });
const Bad = { StartAt: 'Bad', States: { Bad: call('bad') } };

test('a branch beside one that failed goes no further, though the execution does', async () => {
  const Slow = { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 60, Next: 'Late' }, Late: call('late') } };
  const Catch = [{ ErrorEquals: ['Refused'], Next: 'Pause' }];
  const States = {
    Both: { Type: 'Parallel', Branches: [Slow, Bad], End: true, Catch },
    Pause: { Type: 'Wait', Seconds: 300, End: true },
  };
  const world = worldOf({ StartAt: 'Both', States }, { functions: { bad: refuse('Refused'), late: () => 1 } });
  const execution = await world.run();
  expect(execution.openStates().map(({ data }) => data['name'])).toEqual(['Pause']);
  await world.pass(120);
  expect(execution.status).toBe('RUNNING');
  expect(world.calls.map(({ name }) => name)).toEqual(['bad']);
});

test('branches of an attempt that failed do not begin again after a restart', async () => {
  const dataDir = newDataDir();
  const Waiting = { StartAt: 'Waiting', States: { Waiting: { Type: 'Wait', Seconds: 10, Next: 'After' }, After: call('after') } };
  const Retry = [{ ErrorEquals: ['Refused'], IntervalSeconds: 600 }];
  const definition = only({ Type: 'Parallel', Branches: [Waiting, Bad], Retry });
  await worldOf(definition, { dataDir, functions: { bad: refuse('Refused') } }).run();
  const after = worldOf(definition, { dataDir, functions: { bad: () => 1, after: () => 2 } });
  await after.pass(20);
  expect(after.calls).toEqual([]);
  await after.pass(580);
  await after.pass(10);
  expect(after.engine.executions.get(ONE)?.closing?.data['output']).toEqual([2, 1]);
});

test('the time for an answer by token runs on while nothing runs', async () => {
  const dataDir = newDataDir();
  const Parameters = { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } };
  const definition = only({ Type: 'Task', Resource: `${INVOKE}.waitForTaskToken`, TimeoutSeconds: 100, Parameters });
  await worldOf(definition, { dataDir, functions: { ask: () => 1 } }).run();
  const after = worldOf(definition, { dataDir, clock: createClock(70_000) });
  await after.pass(29);
  expect(after.engine.executions.get(ONE)?.status).toBe('RUNNING');
  await after.pass(1);
  expect(after.engine.executions.get(ONE)?.closing?.data).toEqual({ error: 'States.Timeout' });
});
