// The ends of a life over HTTP: activate, deactivate, delete, restore.
import { describe, expect, it } from 'vitest';
import { given, request, send } from '../../kit/http.ts';
import { createWorld } from '../../kit/http-world.ts';
import { ada, aUserActivated, aUserDeactivated, aUserDeleted, aUserRegistered, aUserRestored, bob } from '../../kit/users.ts';

const DAY_MS = 86_400_000;
const pending = aUserRegistered({ status: 'pending', pendingReason: 'staged' });
const reason = 'Left the company';
const purgeAfter = '2026-03-31T12:00:00.000Z';
const to = (transition: string, body?: unknown) => request('POST', `/v1/users/${ada}/${transition}`, body === undefined ? {} : { body });
const remove = (query = '', asking: object = {}) => request('DELETE', `/v1/users/${ada}${query}`, asking);

describe('ActivateUser', () => {
  it('needs no body', async () => {
    await given({ [ada]: [pending] })
      .when(to('activate'))
      .then({ status: 200, body: { status: 'active', pendingReason: null, version: 2 }, events: [aUserActivated()] });
  });

  it('answers the same tag where the user is active', async () => {
    await given({ [ada]: [aUserRegistered()] })
      .when(to('activate'))
      .then({ status: 200, headers: { etag: '"1"' }, events: [] });
  });
});

describe('DeactivateUser', () => {
  it('takes a reason, and keeps it in the log only', async () => {
    const got = await given({ [ada]: [aUserRegistered()] })
      .when(to('deactivate', { reason }))
      .then({ status: 200, body: { status: 'inactive' }, events: [aUserDeactivated({ reason })] });
    expect(JSON.stringify(got.body)).not.toContain(reason);
    await given({ [ada]: [aUserRegistered()] })
      .when(to('deactivate'))
      .thenProblem('REQUIRED_FIELD', { errors: [{ pointer: '/reason' }] });
  });
});

describe('DeleteUser', () => {
  it('leaves 30 days to restore unless said otherwise', async () => {
    await given({ [ada]: [aUserRegistered()] })
      .when(remove())
      .then({ status: 200, body: { status: 'deleted', deletion: { purgeAfter } }, events: [aUserDeleted({ purgeAfter })] });
    await given({ [ada]: [aUserRegistered()] })
      .when(remove('?graceDays=1'))
      .then({ status: 200, body: { deletion: { purgeAfter: '2026-03-02T12:00:00.000Z' } } });
  });

  it.each(['91', '-1', '1.5', '', 'soon', '1&graceDays=2'])('names graceDays=%s', async (days) => {
    await given({ [ada]: [aUserRegistered()] })
      .when(remove(`?graceDays=${days}`))
      .thenProblem('VALIDATION_ERROR', { status: 400, errors: [{ pointer: 'graceDays' }] });
  });

  it('is one request with its query: another grace under the same key is refused', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered());
    const keyed = { headers: { 'idempotency-key': 'once' } };
    expect(await send(world, remove('?graceDays=30', keyed))).toMatchObject({ status: 200 });
    expect(await send(world, remove('', keyed))).toMatchObject({ status: 200, headers: { 'idempotent-replayed': 'true' } });
    expect(await send(world, remove('?graceDays=0', keyed))).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('takes the user out of the list, not out of sight, and keeps its address', async () => {
    const world = createWorld();
    const email = 'ada@example.com';
    await world.happened(ada, aUserRegistered({ email }));
    await send(world, remove());
    await world.project();
    expect((await send(world, request('GET', '/v1/users'))).body.items).toEqual([]);
    expect((await send(world, request('GET', '/v1/users?status=deleted'))).body.items).toMatchObject([{ id: ada }]);
    expect(await send(world, request('GET', `/v1/users/${ada}`))).toMatchObject({ status: 200, body: { deletion: { purgeAfter } } });
    expect((await send(world, request('POST', '/v1/users', { body: { email, name: 'Other Ada' } }))).body.code).toBe('EMAIL_TAKEN');
  });
});

describe('RestoreUser', () => {
  it('brings the user back while its grace lasts, and not after', async () => {
    const world = createWorld();
    await given({ [ada]: [aUserRegistered(), aUserDeleted({ purgeAfter })] })
      .when(to('restore'))
      .then({ status: 200, body: { status: 'inactive', deletion: null }, events: [aUserRestored()] });
    await world.happened(ada, aUserRegistered(), aUserDeleted({ purgeAfter }));
    await world.clock.pause(30 * DAY_MS);
    expect(await send(world, to('restore'))).toMatchObject({
      status: 409,
      body: { code: 'INVALID_TRANSITION', from: 'deleted', allowed: ['erased'] },
    });
  });
});

describe('the last active admin', () => {
  const admin = aUserRegistered({ role: 'admin' });

  it.each([
    ['deactivated', to('deactivate', { reason })],
    ['deleted', remove()],
  ])('cannot be %s', async (_, sent) => {
    await given({ [ada]: [admin] })
      .when(sent)
      .thenProblem('LAST_ADMIN', { status: 409 });
    await given({ [ada]: [admin], [bob]: [aUserRegistered({ role: 'admin', email: 'bob@example.com' })] })
      .when(sent)
      .then({ status: 200 });
  });

  it('counts from activation on', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ role: 'admin', status: 'pending', pendingReason: 'staged' }));
    await send(world, to('activate'));
    expect((await send(world, remove())).body.code).toBe('LAST_ADMIN');
  });
});

it.each([
  [to('activate'), 'users:write'],
  [to('deactivate', { reason }), 'users:write'],
  [remove(), 'users:delete'],
  [to('restore'), 'users:delete'],
])('$0.method $0.path needs $1', async (sent, scope) => {
  const past = { [ada]: [aUserRegistered(), aUserDeactivated()] };
  const others = ['users:read', 'users:write', 'users:delete', 'users:suspend', 'users:self'].filter((other) => other !== scope);
  await given(past)
    .when({ ...sent, scope: others.join(' '), sub: ada })
    .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
});
