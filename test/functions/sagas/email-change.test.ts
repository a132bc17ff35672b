// Email change: confirmed, expired, cancelled, reverted. The routes, and the steps of the saga by hand.
import { describe, expect, it, test } from 'vitest';
import { step as announce } from '../../../functions/sagas/email-change/announce.ts';
import { step as confirm } from '../../../functions/sagas/email-change/confirm.ts';
import { step as release } from '../../../functions/sagas/email-change/release.ts';
import { step as revert } from '../../../functions/sagas/email-change/revert.ts';
import { given, request } from '../../kit/http.ts';
import { sagaRun } from '../../kit/saga-run.ts';
import { ada, aUserDeleted, aUserErased, aUserRegistered, aUserRestored, bob } from '../../kit/users.ts';

const DAY_MS = 86_400_000;
const OLD = 'Ada@example.com';
const NEW = 'countess@example.org';
const PATH = `/v1/users/${ada}/email-change`;
const EXPIRES = '2026-03-02T12:00:00.000Z';

const change = async () => {
  const saga = sagaRun({ announce, confirm, revert, release });
  const { call, run, world, token } = saga;
  await world.happened(ada, aUserRegistered({ email: OLD, name: 'Ada Lovelace', externalId: null }));
  const redeem = (what: string, secret: string) => call('POST', `/v1/email-changes/${what}`, { body: { token: secret }, scope: null });
  return {
    ...saga,
    ask: (email = NEW, asking: object = {}) => call('POST', PATH, { body: { email }, ...asking }),
    confirmed: (secret = token()) => redeem('confirm', secret),
    reverted: (secret = token()) => redeem('revert', secret),
    cancelled: () => call('DELETE', PATH),
    asked: async () => {
      await run('announce');
      await run('confirm', 'act', 'task-1');
    },
    create: async (email: string, key: string) =>
      (await call('POST', '/v1/users', { body: { email, name: 'Somebody Else' }, headers: { 'idempotency-key': key } })).status,
    subjects: () => world.mailer.sent.map(({ to, subject }) => `${to}: ${subject}`),
  };
};

test('ask, confirm, three days, and the old address is free', async () => {
  const { ask, asked, confirmed, run, input, world, process, subjects, create, typesOf } = await change();
  const answer = await ask();
  expect(answer).toMatchObject({ status: 202, headers: { location: `/v1/processes/${input().processId}` } });
  expect(answer.body).toEqual({ processId: input().processId, expiresAt: EXPIRES });
  expect(input()).toEqual({ processId: input().processId, userId: ada, waits: { confirm: 86_400, revert: 259_200 } });
  await asked();
  expect(await process()).toMatchObject({ kind: 'email-change', status: 'WAITING', userId: ada });
  expect(await create(NEW, 'too-early')).toBe(409);
  expect(await confirmed()).toMatchObject({ status: 200, body: { id: ada, email: NEW, status: 'active' } });
  expect(world.executions.settled.get('task-1')).toBe('answered');
  await run('revert', 'act', 'task-2');
  expect(subjects()).toEqual([
    `${OLD}: Another address was asked for`,
    `${NEW}: Please confirm your new address`,
    `${OLD}: Your address has changed`,
  ]);
  expect(await create(OLD, 'in-the-window')).toBe(409);
  world.clock.paused += 3 * DAY_MS;
  await run('release');
  expect(await process()).toMatchObject({ status: 'COMPLETED' });
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'EmailChangeRequested', 'EmailChanged', 'EmailChangeCompleted']);
  expect(await create(OLD, 'at-last')).toBe(201);
});

test('reverted: the old address is back, the new one free, and what the process waits for is closed', async () => {
  const { ask, asked, confirmed, reverted, run, world, process, subjects, create, typesOf, token } = await change();
  await ask();
  await asked();
  await confirmed();
  await run('revert', 'act', 'task-2');
  const secret = token();
  expect(await reverted(secret)).toMatchObject({ status: 200, body: { email: OLD } });
  expect(world.executions.settled.get('task-2')).toBe('Closed');
  await expect(run('revert', 'close')).rejects.toMatchObject({ name: 'Closed' });
  await run('announce', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect(subjects().at(-1)).toBe(`${OLD}: Your address is this one again`);
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'EmailChangeRequested', 'EmailChanged', 'EmailChangeReverted']);
  expect(await reverted(secret)).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  expect(await create(NEW, 'free')).toBe(201);
});

test('nobody confirms: the new address is free again', async () => {
  const { ask, asked, confirmed, run, world, process, create, typesOf } = await change();
  await ask();
  await asked();
  world.clock.paused += DAY_MS;
  expect(await confirmed()).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  await expect(run('confirm', 'close')).rejects.toMatchObject({ name: 'Closed' });
  await run('announce', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'EmailChangeRequested', 'EmailChangeExpired']);
  expect(await create(NEW, 'free')).toBe(201);
});

test('where nothing is waited for, no token is sent that would be over at once', async () => {
  const { ask, run, subjects } = await change();
  await ask();
  await run('announce');
  await expect(run('confirm')).rejects.toMatchObject({ name: 'INTERNAL_ERROR' });
  expect(subjects()).toEqual([`${OLD}: Another address was asked for`]);
});

test('cancelled: the process is told to look, and finds nothing to do', async () => {
  const { ask, asked, cancelled, confirmed, run, world, process, subjects, typesOf } = await change();
  await ask();
  await asked();
  expect(await cancelled()).toMatchObject({ status: 204, body: undefined });
  expect(world.executions.settled.get('task-1')).toBe('Closed');
  expect(await cancelled()).toMatchObject({ status: 204 });
  expect(await confirmed()).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  await expect(run('confirm', 'close')).rejects.toMatchObject({ name: 'Closed' });
  await run('announce', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'EmailChangeRequested', 'EmailChangeCancelled']);
  expect(subjects()).toHaveLength(2);
});

test('a confirmed change that goes no further is taken back', async () => {
  const { ask, asked, confirmed, run, process, subjects, typesOf } = await change();
  await ask();
  await asked();
  await confirmed();
  await expect(run('confirm', 'close')).resolves.toBeUndefined();
  await run('announce', 'undo');
  await run('announce', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect(subjects().at(-1)).toBe(`${OLD}: Your address is this one again`);
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'EmailChangeRequested', 'EmailChanged', 'EmailChangeReverted']);
});

test('a user that is deleted meanwhile keeps the way back, and one that is erased frees both addresses', async () => {
  const { ask, asked, confirmed, reverted, run, world, create } = await change();
  await ask();
  await asked();
  await confirmed();
  await run('revert', 'act', 'task-2');
  await world.happened(ada, aUserDeleted());
  expect(await create(OLD, 'kept')).toBe(409);
  await world.happened(ada, aUserRestored(), aUserDeleted(), aUserErased());
  expect((await reverted()).status).toBe(400);
  expect(await create(OLD, 'free')).toBe(201);
  expect(await create(NEW, 'free-too')).toBe(201);
  await run('release');
});

test('a token confirms or reverts, not both, and its text is in no record', async () => {
  const { ask, asked, confirmed, reverted, run, token, input, world } = await change();
  await ask();
  await asked();
  const first = token();
  expect(await reverted(first)).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  expect((await confirmed(first)).status).toBe(200);
  expect(await confirmed(first)).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  await run('revert', 'act', 'task-2');
  expect(await confirmed()).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  const kept = JSON.stringify([await world.processes.get(input().processId), input()]);
  expect(kept).not.toMatch(/countess|ada@|lovelace/i);
  expect(kept).not.toContain(first);
});

test('the same request again is the same process; of the address that holds, none', async () => {
  const { ask, world, input } = await change();
  const keyed = { headers: { 'idempotency-key': 'key-1' } };
  const first = await ask(NEW, keyed);
  expect(await ask(NEW, keyed)).toMatchObject({ status: 202, headers: { 'idempotent-replayed': 'true' }, body: first.body });
  expect(await ask()).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
  expect(world.executions.started).toHaveLength(1);
  expect(await ask(OLD)).toMatchObject({ status: 200, body: { email: OLD }, headers: { etag: '"2"' } });
  expect(await ask(OLD)).not.toHaveProperty('headers.location');
  expect(input().userId).toBe(ada);
});

const asking = (body: object, more: object = { scope: 'users:write' }) => request('POST', PATH, { body, ...more });

describe('RequestEmailChange', () => {
  const past = { [ada]: [aUserRegistered()], [bob]: [aUserRegistered({ email: 'bob@example.com', externalId: null })] };

  it('is for users:write, and for users themselves', async () => {
    await given(past)
      .when(asking({ email: NEW }, { scope: 'users:self', sub: ada }))
      .then({ status: 202 });
    await given(past)
      .when(asking({ email: NEW }, { scope: 'users:self', sub: bob }))
      .thenProblem('NOT_FOUND', { status: 404 });
    await given(past)
      .when(asking({ email: NEW }, { scope: 'users:read' }))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
  });

  it('begins nothing for an address that is taken', async () => {
    const when = given(past);
    await when.when(asking({ email: 'BOB@example.com' })).thenProblem('EMAIL_TAKEN', { status: 409 });
    expect(when.world.executions.started).toEqual([]);
  });

  it('names the field', async () => {
    await given(past)
      .when(asking({ email: '.ada@example.com' }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: '/email' }] });
    await given(past)
      .when(asking({}))
      .thenProblem('REQUIRED_FIELD', { errors: [{ pointer: '/email' }] });
  });
});
