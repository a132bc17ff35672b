// Each command over HTTP: what it answers and what it leaves in the log.
import { describe, expect, it } from 'vitest';
import { given, request, send } from '../../kit/http.ts';
import { createWorld } from '../../kit/http-world.ts';
import {
  ada,
  aRoleAssigned,
  aUserReactivated,
  aUserRegistered,
  aUserRenamed,
  aUserSuspended,
  anExternalIdChanged,
  bob,
} from '../../kit/users.ts';

const person = { email: 'Grace@Example.com', name: 'Grace Hopper' };
const admin = aUserRegistered({ role: 'admin', email: 'root1@example.com' });

describe('CreateUser', () => {
  it('answers 201 with the user, its place, its tag and its token', async () => {
    const got = await given()
      .when(request('POST', '/v1/users', { body: person }))
      .then({ status: 201, body: { ...person, status: 'active', role: 'user', externalId: null, version: 1 }, headers: { etag: '"1"' } });
    expect(got.body.id).toMatch(/^user_[0-9a-f]{32}$/);
    expect(got.headers).toMatchObject({ location: `/v1/users/${got.body.id}`, 'consistency-token': expect.stringMatching(/^[\w-]+$/) });
  });

  it('keeps an admin to those who may assign roles', async () => {
    const body = { ...person, role: 'admin' };
    await given()
      .when(request('POST', '/v1/users', { body, scope: 'users:write' }))
      .thenProblem('AUTHORIZATION_ERROR');
    await given()
      .when(request('POST', '/v1/users', { body }))
      .then({ status: 201, body: { role: 'admin' } });
  });

  it('refuses an address that somebody else has, however it is spelt', async () => {
    await given({ [ada]: [aUserRegistered({ email: 'grace@example.COM' })] })
      .when(request('POST', '/v1/users', { body: person }))
      .thenProblem('EMAIL_TAKEN', { status: 409 });
  });
});

describe('UpdateUser', () => {
  const past = { [ada]: [aUserRegistered({ name: 'Ada Byron', externalId: 'old' })] };

  it('changes what is given and nothing else', async () => {
    await given(past)
      .when(
        request('PATCH', `/v1/users/${ada}`, {
          body: { name: 'Ada Lovelace' },
          headers: { 'content-type': 'application/merge-patch+json' },
        }),
      )
      .then({
        status: 200,
        body: { name: 'Ada Lovelace', externalId: 'old', version: 2 },
        events: [aUserRenamed({ name: 'Ada Lovelace' })],
      });
  });

  it('removes an external id by null', async () => {
    await given(past)
      .when(request('PATCH', `/v1/users/${ada}`, { body: { externalId: null } }))
      .then({ status: 200, body: { externalId: null }, events: [anExternalIdChanged({ externalId: null })] });
  });

  it('lets users rename themselves, and nothing more', async () => {
    const self = { scope: 'users:self', sub: ada };
    await given(past)
      .when(request('PATCH', `/v1/users/${ada}`, { ...self, body: { name: 'Ada Self' } }))
      .then({ status: 200 });
    await given(past)
      .when(request('PATCH', `/v1/users/${ada}`, { ...self, body: { externalId: 'mine' } }))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
  });
});

describe('SuspendUser and ReactivateUser', () => {
  const reason = 'left the building';

  it('suspends and reactivates', async () => {
    await given({ [ada]: [aUserRegistered()] })
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason } }))
      .then({
        status: 200,
        body: { status: 'suspended', suspension: { reason, until: null } },
        events: [aUserSuspended({ reason, until: null })],
      });
    await given({ [ada]: [aUserRegistered(), aUserSuspended()] })
      .when(request('POST', `/v1/users/${ada}/reactivate`))
      .then({ status: 200, body: { status: 'active', suspension: null }, events: [aUserReactivated({ reason: null })] });
  });

  it('answers 200 with the same tag and no event where the state holds already', async () => {
    await given({ [ada]: [aUserRegistered(), aUserSuspended()] })
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason } }))
      .then({ status: 200, headers: { etag: '"2"' }, events: [] });
  });

  it('names the status and what it allows where the transition is impossible', async () => {
    await given({ [ada]: [aUserRegistered({ status: 'pending', pendingReason: 'staged' })] })
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason } }))
      .thenProblem('INVALID_TRANSITION', { status: 409, from: 'pending', allowed: expect.any(Array) });
  });

  it('keeps the last active admin', async () => {
    await given({ [ada]: [admin] })
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason } }))
      .thenProblem('LAST_ADMIN');
  });
});

describe('AssignRole', () => {
  it('assigns a role, but not to oneself and upwards', async () => {
    await given({ [ada]: [aUserRegistered()] })
      .when(request('PUT', `/v1/users/${ada}/role`, { body: { role: 'admin' } }))
      .then({ status: 200, body: { role: 'admin' }, events: [aRoleAssigned({ role: 'admin', reason: null })] });
    await given({ [ada]: [aUserRegistered()] })
      .when(request('PUT', `/v1/users/${ada}/role`, { body: { role: 'admin' }, sub: ada }))
      .thenProblem('AUTHORIZATION_ERROR');
  });
});

describe('every command', () => {
  it('answers 404 for a user there is not', async () => {
    await given()
      .when(request('POST', `/v1/users/${bob}/suspend`, { body: { reason: 'gone for good' } }))
      .thenProblem('NOT_FOUND');
  });

  it('writes who, why and within which trace into the log', async () => {
    const world = createWorld();
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = { 'x-correlation-id': 'tour-of-the-day', traceparent: trace };
    const { body } = await send(world, request('POST', '/v1/users', { body: person, headers, sub: 'operator-7' }));
    expect(world.log.commits(body.id)[0]).toMatchObject({
      actor: 'operator-7',
      source: 'api',
      correlationId: 'tour-of-the-day',
      traceparent: trace,
    });
  });

  it('answers 503 with Retry-After, and says what is known, when the time is up', async () => {
    const got = await send(createWorld(), request('POST', '/v1/users', { body: person }), 0);
    expect(got).toMatchObject({
      status: 503,
      body: { code: 'UNAVAILABLE' },
      headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) },
    });
  });
});
