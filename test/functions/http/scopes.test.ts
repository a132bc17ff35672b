// Who may do what: scopes, and what self is enough for.
import { describe, expect, it } from 'vitest';
import { given, request } from '../../kit/http.ts';
import { ada, aUserRegistered, bob } from '../../kit/users.ts';
import { create, registered } from './requests.ts';

describe('scopes', () => {
  it('are checked again behind the gateway', async () => {
    await given()
      .when(create({ scope: null }))
      .thenProblem('UNAUTHENTICATED', { status: 401 });
    await given()
      .when(create({ scope: 'users:read' }))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    await given()
      .when(create({ scope: 'users:writer xusers:write' }))
      .thenProblem('AUTHORIZATION_ERROR');
  });

  it('carry the prefix of the stage', async () => {
    process.env.SCOPE_PREFIX = 'rollcall/';
    try {
      await given()
        .when(create({ scope: 'users:write' }))
        .thenProblem('AUTHORIZATION_ERROR');
      await given()
        .when(create({ scope: 'openid rollcall/users:write' }))
        .then({ status: 201 });
    } finally {
      delete process.env.SCOPE_PREFIX;
    }
  });

  it('users:self reaches the own user, and hides that there are others', async () => {
    const self = { scope: 'users:self', sub: ada };
    const past = { ...registered, [bob]: [aUserRegistered({ email: 'bob@example.com' })] };
    await given(past)
      .when(request('GET', `/v1/users/${ada}`, self))
      .then({ status: 200 });
    const hidden = await given(past)
      .when(request('GET', `/v1/users/${bob}`, self))
      .thenProblem('NOT_FOUND');
    const absent = await given(registered)
      .when(request('GET', `/v1/users/${bob}`, self))
      .thenProblem('NOT_FOUND');
    expect({ ...hidden.body, correlationId: '' }).toEqual({ ...absent.body, correlationId: '' });
    await given(past)
      .when(request('GET', '/v1/users', self))
      .thenProblem('AUTHORIZATION_ERROR');
  });

  it('who can see a user but not change it gets 403', async () => {
    await given(registered)
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason: 'no reason' }, scope: 'users:read' }))
      .thenProblem('AUTHORIZATION_ERROR');
    await given(registered)
      .when(request('PATCH', `/v1/users/${ada}`, { body: { name: 'Other Name' }, scope: 'users:self users:read', sub: bob }))
      .thenProblem('AUTHORIZATION_ERROR');
  });

  it('a claim that came as a list is read as one', async () => {
    await given()
      .when(create({ scope: '[users:read users:write]' }))
      .then({ status: 201 });
  });
});
