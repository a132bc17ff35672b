// Onboarding by invitation: accepted, revoked, expired. The routes, and the steps of the saga by hand.
import { describe, expect, it, test } from 'vitest';
import { step as activate } from '../../../functions/sagas/onboarding/activate.ts';
import { step as admit } from '../../../functions/sagas/onboarding/admit.ts';
import { step as confirm } from '../../../functions/sagas/onboarding/confirm.ts';
import { given, request } from '../../kit/http.ts';
import { FAR } from '../../kit/http-world.ts';
import { sagaRun } from '../../kit/saga-run.ts';
import { ada, aUserRegistered } from '../../kit/users.ts';

const DAY_MS = 86_400_000;
const person = { email: 'grace@example.com', name: 'Grace Hopper' };
const EXPIRES = '2026-03-08T12:00:00.000Z';

const invitation = () => {
  const saga = sagaRun({ admit, confirm, activate });
  const { call, run } = saga;
  return {
    ...saga,
    invite: (more: object = {}, asking: object = {}) => call('POST', '/v1/invitations', { body: { ...person, ...more }, ...asking }),
    accept: (more: object = {}, token = saga.token()) => call('POST', '/v1/invitations/accept', { body: { token, ...more }, scope: null }),
    revoke: (id: string, asking: object = {}) => call('DELETE', `/v1/invitations/${id}`, asking),
    asked: async () => {
      await run('admit');
      await run('confirm', 'act', 'task-1');
    },
  };
};

test('invite, accept under another name, active', async () => {
  const { world, invite, accept, asked, run, input, process, typesOf } = invitation();
  const answer = await invite();
  const { userId, processId } = input();
  const ids = { invitationId: userId.replace('user_', 'inv_'), userId, processId };
  expect(answer).toMatchObject({ status: 201, headers: { location: `/v1/users/${userId}`, etag: '"1"' } });
  expect(answer.body).toEqual({ ...ids, expiresAt: EXPIRES });
  expect(input().waits).toEqual({ confirm: (7 * DAY_MS) / 1_000 / 2 });
  await asked();
  expect(world.mailer.sent).toMatchObject([{ to: person.email, subject: 'You are invited' }]);
  expect(await accept({ name: 'Grace M. Hopper' })).toMatchObject({ status: 200, body: { status: 'active', name: 'Grace M. Hopper' } });
  expect(world.executions.settled.get('task-1')).toBe('answered');
  await run('activate');
  expect(await process()).toMatchObject({ kind: 'onboarding', status: 'COMPLETED', userId });
  expect(await typesOf(userId)).toEqual(['UserRegistered', 'UserInvited', 'InvitationAccepted', 'UserRenamed', 'UserActivated']);
  expect(await accept()).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
});

test('the same invitation again is the same user and process, also where its execution was not started', async () => {
  const { world, invite, input } = invitation();
  const keyed = { headers: { 'idempotency-key': 'key-1' } };
  const { start } = world.executions;
  world.executions.start = async () => {
    throw new Error('the machine is away');
  };
  expect((await invite({}, keyed)).status).toBe(500);
  world.executions.start = start;
  const again = await invite({}, keyed);
  expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' }, body: { processId: input().processId } });
  expect(world.executions.started).toHaveLength(1);
  expect(await invite({ name: 'Somebody Else' }, keyed)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
});

test('revoked before it is accepted: nothing is left, and the address is free', async () => {
  const { world, invite, accept, asked, revoke, run, input, process, typesOf } = invitation();
  const { invitationId, userId } = (await invite()).body;
  await asked();
  expect(await revoke(invitationId)).toMatchObject({ status: 204, body: undefined, headers: { etag: '"2"' } });
  expect(world.executions.settled.get('task-1')).toBe('Closed');
  expect(await accept()).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  expect((await revoke(invitationId)).status).toBe(204);
  await expect(run('confirm', 'close')).rejects.toMatchObject({ name: 'Closed' });
  await run('admit', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect(await typesOf(userId)).toEqual(['UserRegistered', 'UserInvited', 'InvitationRevoked', 'UserDeleted', 'UserErased']);
  expect(await world.keyring.get(input().userId, { deadline: FAR })).toBeUndefined();
  expect((await invite({}, { headers: { 'idempotency-key': 'anew' } })).status).toBe(201);
  expect((await revoke(invitationId)).status).toBe(410);
});

test('nobody answers: a reminder at half time, then it expires', async () => {
  const { world, invite, accept, asked, run, process, typesOf } = invitation();
  const { userId } = (await invite({ expiresInDays: 1 })).body;
  await asked();
  world.clock.paused += DAY_MS / 2;
  await run('confirm', 'remind', 'task-2');
  expect(world.mailer.sent.map(({ subject }) => subject)).toEqual(['You are invited', 'Your invitation waits for you']);
  world.clock.paused += DAY_MS / 2;
  expect(await accept()).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
  await expect(run('confirm', 'close')).rejects.toMatchObject({ name: 'Closed' });
  await run('admit', 'undo');
  expect(await process()).toMatchObject({ status: 'COMPENSATED' });
  expect(await typesOf(userId)).toEqual(['UserRegistered', 'UserInvited', 'InvitationExpired', 'UserDeleted', 'UserErased']);
});

test('a token for a registration accepts no invitation, nor the other way round', async () => {
  const { invite, asked, call, token } = invitation();
  await invite();
  await asked();
  const verified = await call('POST', '/v1/registrations/verify', { body: { token: token() }, scope: null });
  expect(verified).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
});

const inviting = (body: object, scope = 'users:invite') => request('POST', '/v1/invitations', { body, scope });
const revoking = (id: string, scope = 'users:invite') => request('DELETE', `/v1/invitations/${id}`, { scope });

describe('InviteUser', () => {
  it('needs users:invite, and users:roles for an admin', async () => {
    await given().when(inviting(person)).then({ status: 201 });
    await given().when(inviting(person, 'users:write')).thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    await given()
      .when(inviting({ ...person, role: 'admin' }))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    await given()
      .when(inviting({ ...person, role: 'admin' }, 'users:invite users:roles'))
      .then({ status: 201 });
  });

  it('begins nothing for an address that is taken', async () => {
    const when = given({ [ada]: [aUserRegistered({ email: 'Grace@example.com' })] });
    await when.when(inviting(person)).thenProblem('EMAIL_TAKEN', { status: 409 });
    expect(when.world.executions.started).toEqual([]);
  });

  it.each([0, 91, 1.5, '7'])('names expiresInDays %j', async (expiresInDays) => {
    await given()
      .when(inviting({ ...person, expiresInDays }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: '/expiresInDays' }] });
  });
});

describe('RevokeInvitation', () => {
  const past = { [ada]: [aUserRegistered()] };
  const id = ada.replace('user_', 'inv_');

  it('finds what was invited, and refuses what was accepted', async () => {
    await given(past).when(revoking(id)).thenProblem('NOT_FOUND', { status: 404, detail: 'There is no such invitation.' });
    await given().when(revoking(id)).thenProblem('NOT_FOUND', { status: 404 });
    await given()
      .when(revoking('inv_1'))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'id' }] });
    await given(past).when(revoking(id, 'users:write')).thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    const { invite, asked, accept, revoke: revokeNow } = invitation();
    const { invitationId } = (await invite()).body;
    await asked();
    await accept();
    expect(await revokeNow(invitationId)).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'active' } });
  });
});
