// What a restart, after a kill too, leaves of an execution: everything up to the last event. And what a redrive runs again.
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClock } from '../../../infra/local/clock/clock.ts';
import type { Execution } from '../../../infra/local/stepfunctions/execution/execution.ts';
import { failing, FUNCTION, type Functions, INVOKE, only, refuse, tokenOf, worldOf } from './world.ts';

const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'executions-'));
const call = (name: string, more: object = {}) => ({ Type: 'Task', Resource: `${FUNCTION}${name}`, ResultPath: null, ...more });
const ONE = 'arn:aws:states:us-east-1:000000000000:execution:machine:one';

/** A world over the same folder. The first is left as a kill leaves it: nothing of it is told to stop. */
const again = (definition: object, dataDir: string, functions: Functions = {}) => {
  const world = worldOf(definition, { dataDir, functions });
  return { ...world, execution: world.engine.executions.get(ONE) as Execution };
};
const settled = async (execution: Execution): Promise<void> => {
  await expect.poll(() => execution.status).not.toBe('RUNNING');
};

describe('after a restart', () => {
  test('an execution goes on from its last state, and what is done is not done again', async () => {
    const dataDir = newDataDir();
    const definition = {
      StartAt: 'A',
      States: { A: call('a', { Next: 'Pause' }), Pause: { Type: 'Wait', Seconds: 60, Next: 'B' }, B: call('b', { End: true }) },
    };
    const before = worldOf(definition, { dataDir, functions: { a: () => 1 } });
    const first = await before.run({ x: 1 });
    const after = again(definition, dataDir, { b: () => 2 });
    expect(after.lines.map(({ line }) => line)).toEqual([expect.stringContaining('execution one of machine goes on in Pause')]);
    expect(after.execution.events).toEqual(first.events);
    await after.pass(60);
    expect(after.execution.status).toBe('SUCCEEDED');
    expect(after.calls.map(({ name }) => name)).toEqual(['b']);
  });

  test('a task that was in flight runs again', async () => {
    const dataDir = newDataDir();
    await worldOf(only(call('a')), { dataDir, functions: { a: () => new Promise(() => undefined) } }).run();
    const after = again(only(call('a')), dataDir, { a: () => 1 });
    await settled(after.execution);
    expect(after.execution.status).toBe('SUCCEEDED');
    expect(after.execution.events.filter(({ type }) => type === 'LambdaFunctionStarted')).toHaveLength(2);
  });

  test('a wait that ended while nothing ran is over', async () => {
    const dataDir = newDataDir();
    const definition = only({ Type: 'Wait', Seconds: 3_600 });
    await worldOf(definition, { dataDir }).run();
    const after = worldOf(definition, { dataDir, clock: createClock(3_600_000) });
    const execution = after.engine.executions.get(ONE) as Execution;
    await settled(execution);
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('a token of before is good, and its question is not asked again', async () => {
    const dataDir = newDataDir();
    const definition = only({
      Type: 'Task',
      Resource: `${INVOKE}.waitForTaskToken`,
      TimeoutSeconds: 100,
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
    });
    const before = worldOf(definition, { dataDir, functions: { ask: () => 1 } });
    await before.run();
    await before.pass(40);
    const token = tokenOf(before);
    const after = again(definition, dataDir);
    after.engine.tokens.find(token)?.succeed('yes');
    await after.pass(0);
    expect(after.calls).toEqual([]);
    expect(after.execution.closing?.data['output']).toBe('yes');
  });

  test('branches go on each from where it was', async () => {
    const dataDir = newDataDir();
    const Branches = ['a', 'b'].map((name) => ({
      StartAt: `${name}1`,
      States: {
        [`${name}1`]: call(name, { Next: `${name}2` }),
        [`${name}2`]: { Type: 'Wait', Seconds: name === 'a' ? 10 : 20, End: true },
      },
    }));
    const definition = only({ Type: 'Parallel', Branches, OutputPath: '$[0]' });
    const before = worldOf(definition, { dataDir, functions: { a: () => 1, b: () => 1 } });
    await before.run({ x: 1 });
    await before.pass(10);
    const after = again(definition, dataDir);
    expect(after.execution.openStates().map(({ data }) => data['name'])).toEqual(['Only', 'b2']);
    await after.pass(20);
    expect(after.execution.closing?.data['output']).toEqual({ x: 1 });
    expect(after.calls).toEqual([]);
  });

  test('a failed attempt stays failed, and its retry comes when it was due', async () => {
    const dataDir = newDataDir();
    const definition = only(call('f', { Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 30 }] }));
    await worldOf(definition, { dataDir, functions: { f: refuse('Busy') } }).run();
    const after = again(definition, dataDir, { f: () => 1 });
    await after.pass(29);
    expect(after.calls).toEqual([]);
    await after.pass(1);
    expect(after.execution.status).toBe('SUCCEEDED');
  });

  test('an execution keeps the definition it was started with', async () => {
    const dataDir = newDataDir();
    const first = {
      StartAt: 'Pause',
      States: { Pause: { Type: 'Wait', Seconds: 5, Next: 'End' }, End: { Type: 'Pass', Result: 'old', End: true } },
    };
    await worldOf(first, { dataDir }).run();
    const changed = { StartAt: 'Pause', States: { ...first.States, End: { Type: 'Pass', Result: 'new', End: true } } };
    const after = again(changed, dataDir);
    await after.pass(5);
    expect(after.execution.closing?.data['output']).toBe('old');
    expect((await after.run({}, 'two')).start.definition).not.toBe(after.execution.start.definition);
  });

  test('half a line, which a kill may leave, is dropped', async () => {
    const dataDir = newDataDir();
    await worldOf(only({ Type: 'Wait', Seconds: 5 }), { dataDir }).run();
    appendFileSync(join(dataDir, 'executions.ndjson'), '{"of":"arn:aws:sta');
    const after = again(only({ Type: 'Wait', Seconds: 5 }), dataDir);
    await after.pass(5);
    expect(after.execution.status).toBe('SUCCEEDED');
    expect(readFileSync(join(dataDir, 'executions.ndjson'), 'utf8')).toMatch(/ExecutionSucceeded.*\n$/);
  });

  test('the timeout of the machine counts from the start', async () => {
    const dataDir = newDataDir();
    const definition = { ...only({ Type: 'Wait', Seconds: 500 }), TimeoutSeconds: 100 };
    const before = worldOf(definition, { dataDir });
    await before.run();
    const after = worldOf(definition, { dataDir, clock: createClock(99_000) });
    const execution = after.engine.executions.get(ONE) as Execution;
    expect(execution.status).toBe('RUNNING');
    await after.pass(1);
    expect(execution.status).toBe('TIMED_OUT');
  });
});

describe('a redrive', () => {
  test('runs the failed state again with the same input, its retries counted anew', async () => {
    let broken = true;
    const functions = {
      a: () => 1,
      b: () => {
        if (broken) throw failing('Busy');
        return 2;
      },
    };
    const Retry = [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }];
    const world = worldOf({ StartAt: 'A', States: { A: call('a', { Next: 'B' }), B: call('b', { End: true, Retry }) } }, { functions });
    const execution = await world.run({ x: 1 });
    await world.pass(1);
    expect(execution.status).toBe('FAILED');
    world.engine.redrive(execution);
    await world.pass(0);
    broken = false;
    await world.pass(1);
    expect(execution.status).toBe('SUCCEEDED');
    expect(world.calls.map(({ name, payload }) => [name, payload])).toEqual([
      ['a', { x: 1 }],
      ...Array.from({ length: 4 }, () => ['b', { x: 1 }]),
    ]);
    // Two states, two retries, one redrive.
    expect(execution.transitions).toBe(5);
  });

  test('of branches runs only those that did not succeed', async () => {
    let broken = true;
    const functions = {
      good: () => 1,
      bad: () => {
        if (broken) throw failing('Refused');
        return 2;
      },
    };
    const Branches = ['good', 'bad'].map((name) => ({ StartAt: name, States: { [name]: { ...call(name), ResultPath: '$', End: true } } }));
    const world = worldOf(only({ Type: 'Parallel', Branches }), { functions });
    const execution = await world.run();
    expect(execution.status).toBe('FAILED');
    broken = false;
    world.engine.redrive(execution);
    await world.pass(0);
    expect(execution.closing?.data['output']).toEqual([1, 2]);
    expect(world.calls.map(({ name }) => name)).toEqual(['good', 'bad', 'bad']);
  });

  test('gives a machine that timed out its whole time again', async () => {
    const world = worldOf({ ...only({ Type: 'Wait', Seconds: 90 }), TimeoutSeconds: 60 });
    const execution = await world.run();
    await world.pass(60);
    expect(execution.status).toBe('TIMED_OUT');
    world.engine.redrive(execution);
    await world.pass(59);
    expect(execution.status).toBe('RUNNING');
    await world.pass(1);
    expect(execution.status).toBe('TIMED_OUT');
  });

  test('is remembered over a restart', async () => {
    const dataDir = newDataDir();
    const before = worldOf(only(call('f')), { dataDir, functions: { f: refuse('Refused') } });
    before.engine.redrive(await before.run());
    await before.pass(0);
    const after = again(only(call('f')), dataDir);
    expect(after.execution.redrives).toHaveLength(1);
    expect(after.execution.status).toBe('FAILED');
  });
});
