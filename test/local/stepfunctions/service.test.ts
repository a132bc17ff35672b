// Step Functions as functions call it: what starts once, what a token answers, what can be stopped and redriven.
import { describe, expect, test } from 'vitest';
import type { FunctionModel } from '../../../infra/local/model.ts';
import { overviewOf } from '../../../infra/local/stepfunctions/overview.ts';
import { createStatesService } from '../../../infra/local/stepfunctions/service.ts';
import { failing, INVOKE, only, type WorldOptions, worldOf } from './world.ts';

const WAITS = only({
  Type: 'Task',
  Resource: `${INVOKE}.waitForTaskToken`,
  TimeoutSeconds: 60,
  Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
});
const CALLS = only({ Type: 'Task', Resource: INVOKE, Parameters: { FunctionName: 'work', Payload: {} } });

const serviceOf = (definition: object, options: WorldOptions = {}) => {
  const world = worldOf(definition, options);
  const service = createStatesService(world.engine, [world.machine], world.clock);
  const call = (operation: string, body: Record<string, unknown>) =>
    service.handle({ caller: {} as FunctionModel, service: 'states', operation, body });
  const start = async (name: string, input: unknown = {}): Promise<string> => {
    const answer = await call('StartExecution', { stateMachineArn: world.machine.arn, name, input: JSON.stringify(input) });
    await world.pass(0);
    return String(answer['executionArn']);
  };
  const status = async (executionArn: string): Promise<unknown> => (await call('DescribeExecution', { executionArn }))['status'];
  const token = (): string => (world.calls.at(-1)?.payload as { token?: string } | undefined)?.token ?? '';
  return { ...world, service, call, start, status, token };
};

describe('StartExecution', () => {
  test('is one execution for one name and input while it runs', async () => {
    const { start, calls } = serviceOf(WAITS, { functions: { ask: () => null } });
    expect(await start('p1', { id: 1 })).toBe(await start('p1', { id: 1 }));
    expect(calls).toHaveLength(1);
  });

  test('refuses the name for another input, and once it has ended', async () => {
    const { start, call, token, pass } = serviceOf(WAITS, { functions: { ask: () => null } });
    await start('p1', { id: 1 });
    await expect(start('p1', { id: 2 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await call('SendTaskSuccess', { taskToken: token(), output: '{}' });
    await pass(0);
    await expect(start('p1', { id: 1 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  test.each([
    [
      'a machine that is not deployed',
      { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:no', name: 'p1' },
      'StateMachineDoesNotExist',
    ],
    ['a name with a space', { name: 'p 1' }, 'ValidationException'],
    ['an input that is no JSON', { name: 'p1', input: '{' }, 'ValidationException'],
    ['an input over 256 KB', { name: 'p1', input: JSON.stringify('x'.repeat(256 * 1024)) }, 'ValidationException'],
  ])('refuses %s', async (_, request, name) => {
    const { call, machine } = serviceOf(WAITS);
    await expect(call('StartExecution', { stateMachineArn: machine.arn, ...request })).rejects.toMatchObject({ name });
  });
});

describe('a task token', () => {
  test('ends the wait once, with the output or the error', async () => {
    const { start, call, token, pass, status } = serviceOf(WAITS, { functions: { ask: () => null } });
    const good = await start('p1');
    await call('SendTaskSuccess', { taskToken: token(), output: '{"ok":true}' });
    await pass(0);
    expect(await call('DescribeExecution', { executionArn: good })).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' });
    await expect(call('SendTaskSuccess', { taskToken: token(), output: '{}' })).rejects.toMatchObject({ name: 'TaskTimedOut' });
    const bad = await start('p2');
    await call('SendTaskFailure', { taskToken: token(), error: 'Refused' });
    await pass(0);
    expect(await call('DescribeExecution', { executionArn: bad })).toMatchObject({ status: 'FAILED', error: 'Refused' });
    expect(await status(good)).toBe('SUCCEEDED');
  });

  test('that nobody gave out is invalid, one that came too late is over', async () => {
    const { start, call, token, pass } = serviceOf(WAITS, { functions: { ask: () => null } });
    await expect(call('SendTaskSuccess', { taskToken: 'made-up', output: '{}' })).rejects.toMatchObject({ name: 'InvalidToken' });
    await start('p1');
    await pass(61);
    await expect(call('SendTaskSuccess', { taskToken: token(), output: '{}' })).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  test('leads to the machine that permission is asked on', async () => {
    const { start, service, token, machine } = serviceOf(WAITS, { functions: { ask: () => null } });
    await start('p1');
    expect([service.machineArnOf(token()), service.machineArnOf('made-up')]).toEqual([machine.arn, undefined]);
  });
});

describe('an execution', () => {
  test('can be stopped, and goes on from where it failed when it is redriven', async () => {
    let broken = true;
    const work = (): unknown => {
      if (broken) throw failing('Broken');
      return {};
    };
    const { start, call, pass, status } = serviceOf(CALLS, { functions: { work } });
    const arn = await start('p1');
    expect(await status(arn)).toBe('FAILED');
    broken = false;
    await call('RedriveExecution', { executionArn: arn });
    await pass(0);
    expect(await status(arn)).toBe('SUCCEEDED');
    await expect(call('RedriveExecution', { executionArn: arn })).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });

  test('is redriven by its name, unless it runs, has succeeded, or is not there', async () => {
    let broken = true;
    const work = (): unknown => {
      if (broken) throw failing('Broken');
      return {};
    };
    const { start, engine, pass } = serviceOf(CALLS, { functions: { work } });
    const executions = overviewOf(engine);
    await start('p1');
    expect(executions.find('p1')?.events.findLast(({ error }) => error !== null)).toMatchObject({
      type: 'ExecutionFailed',
      error: 'Broken',
    });
    broken = false;
    expect(['p1', 'p1', 'nobody'].map((name) => executions.redrive(name))).toEqual([true, false, undefined]);
    await pass(0);
    expect(executions.find('p1')).toMatchObject({ status: 'SUCCEEDED', redrives: 1 });
    expect(executions.redrive('p1')).toBe(false);
  });

  test('that is stopped is aborted', async () => {
    const { start, call, status } = serviceOf(WAITS, { functions: { ask: () => null } });
    const arn = await start('p1');
    await call('StopExecution', { executionArn: arn, error: 'Enough' });
    expect(await status(arn)).toBe('ABORTED');
  });

  test('cannot be redriven after 14 days', async () => {
    const { start, call, pass } = serviceOf(CALLS, { functions: {} });
    const arn = await start('p1');
    await pass(14 * 86_400 + 1);
    await expect(call('RedriveExecution', { executionArn: arn })).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });

  test('is shown with where it waits and what it is billed for, without its data', async () => {
    const { start, engine } = serviceOf(WAITS, { functions: { ask: () => null } });
    await start('p1', { secret: 'planted' });
    const { list, find, counts } = overviewOf(engine);
    expect(list()).toMatchObject([
      { name: 'p1', machine: 'machine', status: 'RUNNING', states: ['Only'], transitions: 1, stoppedAt: null },
    ]);
    expect(find('p1')?.events.map(({ type }) => type)).toContain('TaskSubmitted');
    expect(JSON.stringify(find('p1'))).not.toContain('planted');
    expect([counts(), find('p2')]).toEqual([{ running: 0, waiting: 1 }, undefined]);
  });

  test.each([
    ['an answer', WAITS, 'TaskScheduled', 60],
    ['a time', only({ Type: 'Wait', Seconds: 90 }), 'WaitStateEntered', 90],
  ])('that waits for %s says until when, and nothing once it is over', async (_, definition, type, seconds) => {
    const { start, engine, pass } = serviceOf(definition, { functions: { ask: () => null } });
    await start('p1');
    const { list, find } = overviewOf(engine);
    const since = Date.parse(find('p1')?.events.find((event) => event.type === type)?.at ?? '');
    expect(Math.round((Date.parse(list()[0]?.waitsUntil ?? '') - since) / 1_000)).toBe(seconds);
    await pass(seconds);
    expect(list()[0]?.waitsUntil).toBeNull();
  });
});
