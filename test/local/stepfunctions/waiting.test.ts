// Conformance, part 4: waits for a time and for an answer by token.
import { describe, expect, test } from 'vitest';
import { StateError } from '../../../infra/local/stepfunctions/language/state-error.ts';
import { INVOKE, only, refuse, tokenOf, typesOf, worldOf, type WorldOptions } from './world.ts';

describe('a wait', () => {
  test.each([
    ['Seconds', { Seconds: 90 }],
    ['SecondsPath', { SecondsPath: '$.seconds' }],
  ])('by %s', async (_, fields) => {
    const world = worldOf(only({ Type: 'Wait', ...fields }));
    const execution = await world.run({ seconds: 90 });
    await world.pass(89);
    expect(execution.status).toBe('RUNNING');
    expect(world.engine.isBusy(execution)).toBe(false);
    await world.pass(1);
    expect(execution.closing?.data['output']).toEqual({ seconds: 90 });
  });

  test.each([
    ['Timestamp', (at: string) => ({ Timestamp: at })],
    ['TimestampPath', () => ({ TimestampPath: '$.at' })],
  ])('by %s', async (_, fields) => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const world = worldOf(only({ Type: 'Wait', ...fields(at) }));
    const execution = await world.run({ at });
    await world.pass(3_500);
    expect(execution.status).toBe('RUNNING');
    await world.pass(100);
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('of a month is passed by moving the clock', async () => {
    const world = worldOf(only({ Type: 'Wait', Seconds: 30 * 86_400 }));
    const execution = await world.run();
    await world.pass(30 * 86_400);
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('until a time that has passed is none', async () => {
    const world = worldOf(only({ Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z' }));
    const execution = await world.run();
    await expect.poll(() => execution.status).toBe('SUCCEEDED');
  });

  test('for what is no time fails', async () => {
    expect((await worldOf(only({ Type: 'Wait', SecondsPath: '$.s' })).run({ s: 'soon' })).closing?.data['error']).toBe('States.Runtime');
  });
});

const INPUT = { id: 'u1' };

const waiting = (more: object = {}, options: WorldOptions = {}) => {
  const world = worldOf(
    only({
      Type: 'Task',
      Resource: `${INVOKE}.waitForTaskToken`,
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token', 'id.$': '$.id' } },
      ...more,
    }),
    { functions: { ask: () => 'asked' }, ...options },
  );
  return { ...world, token: (): string => tokenOf(world) };
};

describe('a task that waits for a token', () => {
  test('takes the answer as its result', async () => {
    const world = waiting();
    const execution = await world.run({ id: 'u1' });
    expect(world.calls).toEqual([{ name: 'ask', payload: { id: 'u1', token: expect.stringMatching(/^[\w-]{60,}$/) } }]);
    expect(world.engine.isBusy(execution)).toBe(false);
    world.engine.tokens.find(world.token())?.succeed({ confirmed: true });
    await world.pass(0);
    expect(execution.closing?.data['output']).toEqual({ confirmed: true });
    expect(typesOf(execution)).toContain('TaskSubmitted');
    expect(world.engine.tokens.find(world.token())).toBeUndefined();
  });

  test('fails as it is told to', async () => {
    const world = waiting();
    const execution = await world.run(INPUT);
    world.engine.tokens.find(world.token())?.fail(new StateError('Declined', 'by hand'));
    await world.pass(0);
    expect(execution.closing?.data).toEqual({ error: 'Declined', cause: 'by hand' });
  });

  test('fails where the function that should ask fails', async () => {
    const execution = await waiting({}, { functions: { ask: refuse('Unreachable') } }).run(INPUT);
    expect(execution.closing?.data['error']).toBe('Unreachable');
  });

  test('takes an answer that comes before the function has ended', async () => {
    const asked = Promise.withResolvers<unknown>();
    const world = waiting({}, { functions: { ask: () => asked.promise } });
    const execution = await world.run(INPUT);
    world.engine.tokens.find(world.token())?.succeed('early');
    asked.resolve(1);
    await world.pass(0);
    expect(execution.closing?.data['output']).toBe('early');
  });

  test('gives a fresh token to each attempt, and the old one is good for nothing', async () => {
    const world = waiting({ Retry: [{ ErrorEquals: ['States.ALL'] }], TimeoutSeconds: 10 });
    await world.run(INPUT);
    const first = world.token();
    await world.pass(10);
    await world.pass(1);
    expect(world.calls).toHaveLength(2);
    expect(world.token()).not.toBe(first);
    expect(world.engine.tokens.find(first)).toBeUndefined();
    expect(world.engine.tokens.machineOf(first)).toBe(world.machine.arn);
  });

  test.each([
    [{ TimeoutSeconds: 100, HeartbeatSeconds: 30 }, ['States.HeartbeatTimeout']],
    [{ TimeoutSeconds: 100, HeartbeatSeconds: 30 }, ['States.Timeout']],
  ])('fails without a heartbeat, which %j and %j catch', async (limits, ErrorEquals) => {
    const Retry = [{ ErrorEquals, MaxAttempts: 1, IntervalSeconds: 1 }];
    const world = waiting({ ...limits, Retry });
    const execution = await world.run(INPUT);
    await world.pass(29);
    world.engine.tokens.find(world.token())?.beat();
    await world.pass(29);
    expect(world.calls).toHaveLength(1);
    await world.pass(1);
    await world.pass(1);
    expect(world.calls).toHaveLength(2);
    await world.pass(30);
    expect(execution.closing?.data).toMatchObject({ error: 'States.Timeout' });
  });

  test('a heartbeat does not stretch the timeout', async () => {
    const world = waiting({ TimeoutSeconds: 40, HeartbeatSeconds: 30 });
    const execution = await world.run(INPUT);
    await world.pass(20);
    world.engine.tokens.find(world.token())?.beat();
    await world.pass(20);
    expect(execution.closing?.data).toEqual({ error: 'States.Timeout' });
  });
});
