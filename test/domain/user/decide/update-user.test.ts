// Specs of UpdateUser. Cost: microseconds.
import { describe, expect, test } from 'vitest';
import { UpdateUserBody, updateUser } from '../../../../domain/user/decide/update-user.ts';
import { anExternalIdChanged, aUserRegistered, aUserRenamed, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const registered = aUserRegistered({ name: 'Ada Lovelace', externalId: 'hr-1' });
const patch = (change: { name?: string; externalId?: string | null }, selfService = false) => ({
  name: undefined,
  externalId: undefined,
  selfService,
  ...change,
});

describe('a merge patch', () => {
  test('of the name renames', () =>
    given([registered])
      .when(updateUser, patch({ name: 'Ada King' }))
      .then([aUserRenamed({ name: 'Ada King' })]));

  test('of both is two events', () => {
    given([registered])
      .when(updateUser, patch({ name: 'Ada King', externalId: 'hr-2' }))
      .then([aUserRenamed({ name: 'Ada King' }), anExternalIdChanged({ externalId: 'hr-2' })]);
  });

  test('with null removes the external id', () => {
    given([registered])
      .when(updateUser, patch({ externalId: null }))
      .then([anExternalIdChanged({ externalId: null })]);
    given([aUserRegistered()])
      .when(updateUser, patch({ externalId: null }))
      .thenUnchanged();
  });

  test('with what holds already changes nothing', () => {
    given([registered])
      .when(updateUser, patch({ name: 'Ada Lovelace', externalId: 'hr-1' }))
      .thenUnchanged();
    given([registered]).when(updateUser, patch({})).thenUnchanged();
    expect(UpdateUserBody.safeParse({}).success).toBe(true);
  });

  test('cannot take the name away', () => expect(UpdateUserBody.safeParse({ name: null }).success).toBe(false));
});

describe('self-service', () => {
  test('may rename', () =>
    given([registered])
      .when(updateUser, patch({ name: 'Ada King' }, true))
      .then([aUserRenamed({ name: 'Ada King' })]));

  test('may not touch the external id, not even to leave it as it is', () => {
    for (const externalId of ['hr-2', 'hr-1', null]) {
      given([registered])
        .when(updateUser, patch({ name: 'Ada King', externalId }, true))
        .thenRefused('AUTHORIZATION_ERROR');
    }
  });
});

test.each(['pending', 'active', 'suspended', 'inactive'] as const)('a %s user can be renamed', (status) => {
  given(LIVES[status])
    .when(updateUser, patch({ name: 'Ada King' }))
    .then([aUserRenamed({ name: 'Ada King' })]);
});

test('no user, an erased user, a deleted user', () => {
  given(LIVES.none).when(updateUser, patch({})).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(updateUser, patch({})).thenRefused('GONE');
  given(LIVES.deleted)
    .when(updateUser, patch({ name: 'Ada King' }))
    .thenRefused('INVALID_TRANSITION', { from: 'deleted', allowed: ['erased', 'inactive'] });
});

test('a user whose key is gone is gone', () => {
  given({ ...LIVES.active, email: null as never })
    .when(updateUser, patch({ name: 'Ada King' }))
    .thenRefused('GONE');
});
