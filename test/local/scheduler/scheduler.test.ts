// One-off schedules: what is refused, when and as whom a target is called, where it goes in the end, and what a restart remembers.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createClock, type MovableClock } from '../../../infra/local/clock/clock.ts';
import type { FunctionModel, Resource } from '../../../infra/local/model.ts';
import { FunctionError, type Invoker } from '../../../infra/local/ports.ts';
import { createScheduler, type Scheduler } from '../../../infra/local/scheduler/scheduler.ts';
import { openScheduleStore } from '../../../infra/local/scheduler/store.ts';

const HOUR_MS = 3_600_000;
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:due';
const DEAD = 'arn:aws:sqs:us-east-1:000000000000:dead';
const FAILED = 'arn:aws:sqs:us-east-1:000000000000:failed';
const ROLE = 'arn:aws:iam::000000000000:role/schedules';
const OTHER_ROLE = 'arn:aws:iam::000000000000:role/functions';

const resource = (type: string, name: string, arn: string, properties: object = {}): Resource => ({
  stack: 's',
  logicalId: name,
  type,
  name,
  arn,
  properties: { ...properties },
});
const trust = (Service: string) => ({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } }] });
const resourcesOf = (actions: readonly string[]): Resource[] => [
  resource('AWS::Scheduler::ScheduleGroup', 'users', 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/users'),
  resource('AWS::IAM::Role', 'schedules', ROLE, { AssumeRolePolicyDocument: trust('scheduler.amazonaws.com') }),
  resource('AWS::IAM::Role', 'functions', OTHER_ROLE, { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') }),
  resource('AWS::IAM::Policy', 'p', 'arn:aws:iam::000000000000:policy/p', {
    Roles: ['schedules'],
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] },
  }),
];

let scheduler: Scheduler;
let clock: MovableClock;
let invoked: unknown[];
let sent: { arn: string; body: unknown; attributes: unknown }[];

const start = (
  invoke: Invoker['invoke'] = async () => null,
  {
    dataDir,
    aheadMs = 0,
    actions = ['lambda:InvokeFunction', 'sqs:SendMessage'],
  }: { dataDir?: string; aheadMs?: number; actions?: string[] } = {},
): void => {
  [invoked, sent] = [[], []];
  clock = createClock(aheadMs);
  scheduler = createScheduler({
    resources: resourcesOf(actions),
    clock,
    store: openScheduleStore(dataDir),
    invoker: {
      invoke: (arn, event, options) => {
        invoked.push(event);
        return invoke(arn, event, options);
      },
    },
    sendToQueue: async (arn, body, attributes) => void sent.push({ arn, body: JSON.parse(body), attributes }),
    onFailureOf: () => FAILED,
    onLog: () => undefined,
    retryBaseMs: 1,
  });
};
afterEach(async () => {
  clock.stop();
  await scheduler.stop();
});

const atHour = (hours: number): string => `at(${new Date(Date.now() + hours * HOUR_MS).toISOString().slice(0, 19)})`;
const AT = atHour(2);
const request = (over: object = {}, target: object = {}) => ({
  Name: 'one',
  GroupName: 'users',
  ClientToken: 'token-1',
  ScheduleExpression: AT,
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: { Arn: FUNCTION, RoleArn: ROLE, Input: '{"userId":"u1"}', DeadLetterConfig: { Arn: DEAD }, ...target },
  ...over,
});
const call = (operation: string, body: Record<string, unknown>) =>
  scheduler.handle({ caller: {} as FunctionModel, service: 'scheduler', operation, body });
const create = (over: object = {}, target: object = {}) => call('CreateSchedule', request(over, target));
const named = { Name: 'one', GroupName: 'users' };
const advance = async (hours: number): Promise<void> => {
  clock.advance(hours * HOUR_MS);
  await expect.poll(() => scheduler.pending()).toBe(0);
};

describe('creating one', () => {
  test.each<[string, object, object, string]>([
    ['another expression', { ScheduleExpression: 'rate(1 hour)' }, {}, 'ValidationException'],
    ['a time that is none', { ScheduleExpression: 'at(2026-13-01T00:00:00)' }, {}, 'ValidationException'],
    ['a flexible window', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, {}, 'ValidationException'],
    ['a member that is not known', { KmsKeyArn: 'k' }, {}, 'ValidationException'],
    ['an input that is no JSON', {}, { Input: '{' }, 'ValidationException'],
    ['a role that does not trust the service', {}, { RoleArn: OTHER_ROLE }, 'ValidationException'],
    ['a group that does not exist', { GroupName: 'nobody' }, {}, 'ResourceNotFoundException'],
  ])('with %s is refused, and nothing waits', async (_, over, target, name) => {
    start();
    await expect(create(over, target)).rejects.toThrow(expect.objectContaining({ name }));
    expect(scheduler.waiting()).toBe(0);
  });

  test('again with the same token and content is the same one; with another it is a conflict', async () => {
    start();
    const first = await create();
    expect(await create()).toEqual(first);
    await expect(create({ ClientToken: 'token-2' })).rejects.toThrow(expect.objectContaining({ name: 'ConflictException', status: 409 }));
    await expect(create({ ScheduleExpression: atHour(3) })).rejects.toThrow(expect.objectContaining({ name: 'ConflictException' }));
    expect(scheduler.waiting()).toBe(1);
  });

  test('shows it until it is deleted, and a deleted one never fires', async () => {
    start();
    await create();
    expect(await call('GetSchedule', named)).toMatchObject({ ScheduleExpression: AT, Target: { Arn: FUNCTION } });
    await call('DeleteSchedule', named);
    await expect(call('GetSchedule', named)).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
    await advance(5);
    expect(invoked).toEqual([]);
  });
});

describe('its time', () => {
  test('calls the target once, not before, and leaves nothing behind', async () => {
    start();
    await create();
    await advance(1);
    expect(invoked).toEqual([]);
    await advance(2);
    await advance(5);
    expect([invoked, scheduler.waiting(), sent]).toEqual([[{ userId: 'u1' }], 0, []]);
  });

  test('without the right to call the target ends in the dead letters, with the reason', async () => {
    start(undefined, { actions: ['sqs:SendMessage'] });
    await create();
    await advance(3);
    const attributes = expect.objectContaining({ TARGET_ARN: FUNCTION, ERROR_CODE: 'AccessDeniedException' });
    expect([invoked, sent]).toEqual([[], [{ arn: DEAD, body: { userId: 'u1' }, attributes }]]);
  });

  test('without the right to send to the dead letters either is lost', async () => {
    start(undefined, { actions: ['logs:PutLogEvents'] });
    await create();
    await advance(3);
    expect([invoked, sent]).toEqual([[], []]);
  });

  test('tries a throttled function again, and gives up after as many times as it was told', async () => {
    start(() => Promise.reject(new FunctionError('TooManyRequestsException', 'Rate Exceeded.')));
    await create({}, { RetryPolicy: { MaximumRetryAttempts: 4 } });
    await advance(3);
    expect(invoked).toHaveLength(5);
    expect(sent).toMatchObject([{ arn: DEAD, attributes: { RETRY_ATTEMPTS: '4' } }]);
  });

  test('a function that fails three times sends the event to its own destination', async () => {
    start(() => Promise.reject(new FunctionError('TypeError', 'broken')));
    await create();
    await advance(3);
    expect(invoked).toHaveLength(3);
    expect(sent).toMatchObject([{ arn: FAILED, body: { requestPayload: { userId: 'u1' }, responsePayload: { errorType: 'TypeError' } } }]);
  });
});

test('a restart fires what fell due meanwhile, once, and keeps what did not', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'schedules-'));
  start(undefined, { dataDir });
  await create();
  await create({ Name: 'later', ScheduleExpression: atHour(9) });
  await scheduler.stop();
  start(undefined, { dataDir, aheadMs: 3 * HOUR_MS });
  await expect.poll(() => invoked.length).toBe(1);
  await expect.poll(() => scheduler.pending()).toBe(0);
  expect(scheduler.waiting()).toBe(1);
  await scheduler.stop();
  start(undefined, { dataDir, aheadMs: 3 * HOUR_MS });
  await advance(0);
  expect([invoked, scheduler.waiting()]).toEqual([[], 1]);
});
