// Offboarding: the route that begins it, its steps by hand, its way back, and what it hands over to.
import { describe, expect, it, test } from 'vitest';
import type { UserEvent } from '../../../domain/user/user.ts';
import { step as deactivate } from '../../../functions/sagas/offboarding/deactivate.ts';
import { step as remove } from '../../../functions/sagas/offboarding/delete.ts';
import { step as erase } from '../../../functions/sagas/offboarding/erase.ts';
import { step as grace } from '../../../functions/sagas/offboarding/grace.ts';
import { createWorld } from '../../kit/http-world.ts';
import { given, request } from '../../kit/http.ts';
import { sagaRun } from '../../kit/saga-run.ts';
import { ada, aUserRegistered, aUserSuspended, bob } from '../../kit/users.ts';

const DAY_MS = 86_400_000;
const REASON = 'A planted reason to leave';
const active = [aUserRegistered()];

const offboarding = async (past: readonly UserEvent[] = active) => {
  const world = createWorld();
  const saga = sagaRun({ deactivate, grace, delete: remove, erase }, { ...world, now: () => world.clock.now() } as typeof world);
  await world.happened(ada, ...past);
  const offboard = (more: object = {}, asking: object = {}) =>
    saga.call('POST', `/v1/users/${ada}/offboard`, { body: { reason: REASON, ...more }, ...asking });
  return { ...saga, world, offboard, statusOf: async () => (await world.users.load(ada))?.state.status };
};

test('deactivated at once, deleted and handed over after the grace', async () => {
  const { world, offboard, run, input, process, statusOf, typesOf } = await offboarding();
  const answer = await offboard({ graceDays: 2 });
  const { processId } = input();
  expect(answer).toMatchObject({ status: 202, headers: { location: `/v1/processes/${processId}` }, body: { processId } });
  expect(input()).toEqual({ processId, userId: ada, waits: { grace: 172_800 } });
  expect(await statusOf()).toBe('inactive');
  await run('deactivate');
  await run('grace', 'act', 'task-1');
  expect(await process()).toMatchObject({ kind: 'offboarding', status: 'WAITING' });
  expect(JSON.stringify([await world.processes.get(processId), world.executions.started])).not.toContain('planted');
  world.clock.paused += 2 * DAY_MS;
  await run('delete');
  await run('erase');
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'UserDeactivated', 'UserDeleted']);
  const [first, second] = world.executions.started;
  expect(second).toMatchObject({ userId: ada, waits: {} });
  expect(await world.processes.get(first?.processId ?? '')).toMatchObject({ status: 'COMPLETED' });
  expect(await world.processes.get(second?.processId ?? '')).toMatchObject({
    kind: 'erasure',
    status: 'RUNNING',
    startedBy: 'an-operator',
  });
});

test('a grace of no days is the shortest wait there is, and one that nobody names is thirty', async () => {
  const none = await offboarding();
  await none.offboard({ graceDays: 0 });
  expect(none.input().waits).toEqual({ grace: 1 });
  const unsaid = await offboarding();
  await unsaid.offboard();
  expect(unsaid.input().waits).toEqual({ grace: 2_592_000 });
});

test('sent again with its key it is the same process', async () => {
  const { world, offboard } = await offboarding();
  const keyed = { headers: { 'idempotency-key': 'leaving' } };
  const first = await offboard({}, keyed);
  expect(await offboard({}, keyed)).toMatchObject({ status: 202, body: first.body, headers: { 'idempotent-replayed': 'true' } });
  expect(world.executions.started).toHaveLength(1);
});

const cancelled = async (past: readonly UserEvent[] = active) => {
  const saga = await offboarding(past);
  const { world, offboard, run, input } = saga;
  await offboard({ graceDays: 2 });
  await run('deactivate');
  await run('grace', 'act', 'task-1');
  await world.processes.change(input().processId, (record) => ({ ...record, cancelled: true }));
  await expect(run('grace', 'close')).rejects.toMatchObject({ name: 'Closed' });
  return saga;
};

describe('cancelled in its grace', () => {
  it('makes the user active again', async () => {
    const { run, process, typesOf } = await cancelled();
    await run('deactivate', 'undo');
    await run('deactivate', 'undo');
    expect(await process()).toMatchObject({ status: 'CANCELLED' });
    expect(await typesOf(ada)).toEqual(['UserRegistered', 'UserDeactivated', 'UserReactivated']);
  });

  it('does not lift a suspension', async () => {
    const { run, statusOf } = await cancelled([...active, aUserSuspended()]);
    await run('deactivate', 'undo');
    expect(await statusOf()).toBe('inactive');
  });
});

test('a wait that broke after its time leads on', async () => {
  const { world, offboard, run } = await offboarding();
  await offboard({ graceDays: 2 });
  await run('deactivate');
  await run('grace', 'act', 'task-1');
  world.clock.paused += 2 * DAY_MS;
  await expect(run('grace', 'close')).resolves.toBeUndefined();
});

test('whoever is reactivated in the grace is not deleted', async () => {
  const { call, offboard, run, statusOf } = await offboarding();
  await offboard({ graceDays: 2 });
  await run('deactivate');
  await run('grace', 'act', 'task-1');
  expect((await call('POST', `/v1/users/${ada}/reactivate`)).status).toBe(200);
  await expect(run('delete')).rejects.toMatchObject({ name: 'Refused' });
  await run('deactivate', 'undo');
  expect(await statusOf()).toBe('active');
});

const asking = (body: object, scope = 'users:delete') => request('POST', `/v1/users/${ada}/offboard`, { body, scope });

describe('OffboardUser', () => {
  it('keeps the last active admin, and begins nothing', async () => {
    const last = given({ [ada]: [aUserRegistered({ role: 'admin' })], [bob]: [aUserRegistered({ email: 'bob@example.com' })] });
    await last.when(asking({ reason: REASON })).thenProblem('LAST_ADMIN', { status: 409 });
    expect(last.world.executions.started).toEqual([]);
  });

  it('needs users:delete', async () => {
    await given({ [ada]: active })
      .when(asking({ reason: REASON }, 'users:write'))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
  });

  it.each([
    [{ reason: 'no' }, '/reason'],
    [{ reason: REASON, graceDays: 91 }, '/graceDays'],
  ])('names what is wrong with %j', async (body, pointer) => {
    await given({ [ada]: active })
      .when(asking(body))
      .thenProblem('VALIDATION_ERROR', { status: 400, errors: [{ pointer }] });
  });
});
