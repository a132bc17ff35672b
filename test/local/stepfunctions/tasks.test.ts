// Conformance, part 3: tasks, what they fail with, retries and catches. The names of errors are those that the account was seen to give.
import { describe, expect, test } from 'vitest';
import { allow, failing, FUNCTION, INVOKE, only, outputOf, typesOf, worldOf } from './world.ts';

const invoke = (name: string, more: object = {}) => ({
  Type: 'Task',
  Resource: INVOKE,
  Parameters: { FunctionName: `${FUNCTION}${name}`, 'Payload.$': '$' },
  ...more,
});
const never = (): Promise<never> => new Promise(() => undefined);

describe('a task', () => {
  test('invokes its function by ARN, by name, by its version, or as the resource itself', async () => {
    const functions = { echo: (payload: unknown) => payload };
    for (const FunctionName of [`${FUNCTION}echo`, 'echo', `${FUNCTION}echo:$LATEST`])
      expect(
        await outputOf({ ...invoke('echo'), Parameters: { FunctionName, Payload: 1 }, OutputPath: '$.Payload' }, {}, { functions }),
      ).toBe(1);
    const direct = worldOf(only({ Type: 'Task', Resource: `${FUNCTION}echo` }), { functions });
    const execution = await direct.run({ a: 1 });
    expect(execution.closing?.data['output']).toEqual({ a: 1 });
    expect(typesOf(execution)).toContain('LambdaFunctionSucceeded');
  });

  test('leaves its events in the history', async () => {
    const execution = await worldOf(only(invoke('ok')), { functions: { ok: () => 1 } }).run();
    expect(typesOf(execution)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test.each([
    ['an error that the function throws', failing('ConcurrencyError', 'late'), 'ConcurrencyError'],
    ['a function that runs out of time', failing('Sandbox.Timedout'), 'Sandbox.Timedout'],
    ['a function that crashes', failing('Runtime.ExitError'), 'Runtime.ExitError'],
    ['too many calls at once', failing('TooManyRequestsException'), 'Lambda.TooManyRequestsException'],
    ['a function that is not there', failing('ResourceNotFoundException'), 'Lambda.ResourceNotFoundException'],
  ])('fails by name for %s', async (_, error, name) => {
    const functions = {
      f: () => {
        throw error;
      },
    };
    expect(await outputOf(invoke('f'), {}, { functions })).toMatchObject({ status: 'FAILED', error: name });
  });

  test('tells in its cause what the function said', async () => {
    const functions = {
      f: () => {
        throw failing('Refused', 'not now');
      },
    };
    const { cause } = (await outputOf(invoke('f'), {}, { functions })) as { cause: string };
    expect(JSON.parse(cause)).toMatchObject({ errorType: 'Refused', errorMessage: 'not now' });
  });

  test.each([
    ['no function at all', []],
    ['another function', [allow(`${FUNCTION}other`)]],
    ['the function, where the task names its version', [allow(`${FUNCTION}f`)]],
  ])("fails where the machine's role allows %s", async (_, policy) => {
    const world = worldOf(only(invoke('f:$LATEST')), { functions: { f: () => 1 }, policy });
    const execution = await world.run();
    expect(execution.closing?.data).toMatchObject({
      error: 'Lambda.AWSLambdaException',
      cause: expect.stringMatching(/machine-role\/machine is not authorized to perform: lambda:InvokeFunction on resource: .*:f:\$LATEST/),
    });
    expect(world.calls).toEqual([]);
  });

  test("passes its execution's trace on", async () => {
    const world = worldOf(only(invoke('f')), { functions: { f: () => 1 } });
    const execution = world.engine.start(world.machine, { name: 'traced', input: '{}', traceHeader: 'Root=1-a' });
    await expect.poll(() => execution.status).toBe('SUCCEEDED');
    expect(execution.start.traceHeader).toBe('Root=1-a');
    expect(world.traces).toEqual(['Root=1-a']);
  });

  test('times out by the clock, and its late answer counts for nothing', async () => {
    const answer = Promise.withResolvers<unknown>();
    const world = worldOf(only(invoke('f', { TimeoutSeconds: 60 })), { functions: { f: () => answer.promise } });
    const execution = await world.run();
    await world.pass(59);
    expect(execution.status).toBe('RUNNING');
    await world.pass(1);
    expect(execution.status).toBe('FAILED');
    expect(execution.closing?.data).toEqual({ error: 'States.Timeout' });
    const events = execution.events.length;
    answer.resolve(1);
    await world.pass(0);
    expect(execution.events).toHaveLength(events);
  });

  test('takes its timeout from its input, too', async () => {
    const world = worldOf(only(invoke('f', { TimeoutSecondsPath: '$.patience' })), { functions: { f: never } });
    const execution = await world.run({ patience: 5 });
    await world.pass(5);
    expect(execution.closing?.data).toEqual({ error: 'States.Timeout' });
  });
});

describe('a machine', () => {
  test('times out as a whole, which is another end than a failure', async () => {
    const world = worldOf({ ...only(invoke('f')), TimeoutSeconds: 600 }, { functions: { f: never } });
    const execution = await world.run();
    await world.pass(599);
    expect(execution.status).toBe('RUNNING');
    await world.pass(1);
    expect(execution.status).toBe('TIMED_OUT');
  });
});

/** Fails with each of the names in turn, then succeeds. */
const failingWith = (...names: string[]) => {
  const left = [...names];
  return {
    f: () => {
      const name = left.shift();
      if (name !== undefined) throw failing(name);
      return 'done';
    },
  };
};

const retrying = (Retry: object[], functions: ReturnType<typeof failingWith>, random?: () => number) =>
  worldOf(only(invoke('f', { Retry, OutputPath: '$.Payload' })), { functions, ...(random && { random }) });

describe('Retry', () => {
  test('waits IntervalSeconds, then BackoffRate times longer, at most MaxDelaySeconds', async () => {
    const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 4 };
    const world = retrying([retrier], failingWith('Busy', 'Busy', 'Busy', 'Busy'));
    const execution = await world.run();
    for (const [seconds, calls] of [
      [2, 1],
      [6, 2],
      [10, 3],
      [10, 4],
    ] as const) {
      expect(world.calls).toHaveLength(calls);
      await world.pass(seconds - 1);
      expect(world.calls).toHaveLength(calls);
      await world.pass(1);
      expect(world.calls).toHaveLength(calls + 1);
    }
    expect(execution.closing?.data['output']).toBe('done');
    // The state, and four retries of it.
    expect(execution.transitions).toBe(5);
  });

  test('by default three times, after 1, 2 and 4 seconds', async () => {
    const world = retrying([{ ErrorEquals: ['Busy'] }], failingWith('Busy', 'Busy', 'Busy', 'Busy'));
    const execution = await world.run();
    for (const seconds of [1, 2, 4]) await world.pass(seconds);
    expect(execution.closing?.data['error']).toBe('Busy');
    expect(world.calls).toHaveLength(4);
  });

  test('with full jitter waits any part of it', async () => {
    const world = retrying([{ ErrorEquals: ['Busy'], IntervalSeconds: 8, JitterStrategy: 'FULL' }], failingWith('Busy'), () => 0.25);
    await world.run();
    await world.pass(1);
    expect(world.calls).toHaveLength(1);
    await world.pass(1);
    expect(world.calls).toHaveLength(2);
  });

  test('counts the attempts of each retrier alone', async () => {
    const retriers = [
      { ErrorEquals: ['A'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 2 },
      { ErrorEquals: ['B'], IntervalSeconds: 1, MaxAttempts: 1 },
    ];
    const world = retrying(retriers, failingWith('A', 'B', 'A', 'A'));
    const execution = await world.run();
    for (let n = 0; n < 3; n += 1) await world.pass(1);
    expect(world.calls).toHaveLength(4);
    expect(execution.closing?.data['error']).toBe('A');
  });

  test('with no attempts is no retry, even before the wildcard', async () => {
    const world = retrying([{ ErrorEquals: ['Refused'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }], failingWith('Refused'));
    expect((await world.run()).closing?.data['error']).toBe('Refused');
  });

  test('sees a fresh attempt in the context object', async () => {
    const counting = { ...invoke('f'), Parameters: { FunctionName: 'f', Payload: { 'n.$': '$$.State.RetryCount' } } };
    const world = worldOf(only({ ...counting, Retry: [{ ErrorEquals: ['Busy'] }] }), { functions: failingWith('Busy') });
    await world.run();
    await world.pass(1);
    expect(world.calls.map(({ payload }) => payload)).toEqual([{ n: 0 }, { n: 1 }]);
  });
});

const catching = (Catch: object[], functions: ReturnType<typeof failingWith>, more: object = {}) =>
  worldOf({ StartAt: 'Only', States: { Only: { End: true, ...invoke('f'), Catch, ...more }, Saved: { Type: 'Succeed' } } }, { functions });

describe('Catch', () => {
  test('leads on with the error in place of the input, or beside it', async () => {
    const replaced = await catching([{ ErrorEquals: ['Refused'], Next: 'Saved' }], failingWith('Refused')).run({ a: 1 });
    expect(replaced.closing?.data['output']).toEqual({ Error: 'Refused', Cause: expect.stringContaining('errorMessage') });
    const beside = await catching([{ ErrorEquals: ['Refused'], Next: 'Saved', ResultPath: '$.e' }], failingWith('Refused')).run({ a: 1 });
    expect(beside.closing?.data['output']).toEqual({ a: 1, e: { Error: 'Refused', Cause: expect.any(String) } });
    const dropped = await catching([{ ErrorEquals: ['Refused'], Next: 'Saved', ResultPath: null }], failingWith('Refused')).run({ a: 1 });
    expect(dropped.closing?.data['output']).toEqual({ a: 1 });
  });

  test.each([
    [['Other'], 'FAILED'],
    [['States.ALL'], 'SUCCEEDED'],
    [['States.TaskFailed'], 'SUCCEEDED'],
    [['States.Timeout'], 'FAILED'],
  ])('of %j, for an error of a function: %s', async (ErrorEquals, status) => {
    expect((await catching([{ ErrorEquals, Next: 'Saved' }], failingWith('Refused')).run()).status).toBe(status);
  });

  test.each([
    [['States.Timeout'], 'SUCCEEDED'],
    [['States.ALL'], 'SUCCEEDED'],
    [['States.TaskFailed'], 'FAILED'],
    [['States.HeartbeatTimeout'], 'FAILED'],
  ])('of %j, for a timeout: %s', async (ErrorEquals, status) => {
    const world = catching([{ ErrorEquals, Next: 'Saved' }], { f: never as never }, { TimeoutSeconds: 1 });
    const execution = await world.run();
    await world.pass(1);
    expect(execution.status).toBe(status);
  });

  test('comes after the retries', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }];
    const world = catching([{ ErrorEquals: ['Busy'], Next: 'Saved' }], failingWith('Busy', 'Busy'), { Retry });
    const execution = await world.run();
    expect(execution.status).toBe('RUNNING');
    await world.pass(1);
    expect(execution.status).toBe('SUCCEEDED');
    expect(world.calls).toHaveLength(2);
  });
});
