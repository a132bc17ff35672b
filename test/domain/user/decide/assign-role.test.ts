// Specs of AssignRole. Cost: microseconds.
import { describe, test } from 'vitest';
import { assignRole } from '../../../../domain/user/decide/assign-role.ts';
import type { Role } from '../../../../domain/user/values/role.ts';
import { ada, aRoleAssigned, aUserRegistered, bob, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const to = (role: Role, reason?: string) => ({ userId: ada, role, reason });

test('a user gets another role, with or without a reason', () => {
  given([aUserRegistered()])
    .when(assignRole, to('admin'))
    .then([aRoleAssigned({ role: 'admin', reason: null })]);
  given([aUserRegistered()])
    .when(assignRole, to('guest', 'Temporary'))
    .then([aRoleAssigned({ role: 'guest', reason: 'Temporary' })]);
});

test('the role that a user has is no news', () => {
  given([aUserRegistered()]).when(assignRole, to('user')).thenUnchanged();
  given([aUserRegistered(), aRoleAssigned({ role: 'admin' })], { actor: ada })
    .when(assignRole, to('admin'))
    .thenUnchanged();
});

describe('nobody raises their own role', () => {
  const ranked: readonly Role[] = ['guest', 'user', 'admin'];
  const pairs = ranked.flatMap((from, low) => ranked.map((role, high) => ({ from, role, step: Math.sign(high - low) })));

  test.each(pairs.filter(({ step }) => step > 0))('from $from to $role is for somebody else to say', ({ from, role }) => {
    given([aUserRegistered({ role: from })], { actor: ada })
      .when(assignRole, to(role))
      .thenRefused('AUTHORIZATION_ERROR');
    given([aUserRegistered({ role: from })], { actor: bob })
      .when(assignRole, to(role))
      .then([aRoleAssigned({ role, reason: null })]);
  });

  test.each(pairs.filter(({ step }) => step < 0))('from $from down to $role is free', ({ from, role }) => {
    given([aUserRegistered({ role: from })], { actor: ada })
      .when(assignRole, to(role))
      .then([aRoleAssigned({ role, reason: null })]);
  });
});

test.each(['pending', 'suspended', 'inactive'] as const)('a %s user can be given a role', (status) => {
  given(LIVES[status])
    .when(assignRole, to('guest'))
    .then([aRoleAssigned({ role: 'guest', reason: null })]);
});

test('no user, an erased user, a deleted user', () => {
  given(LIVES.none).when(assignRole, to('guest')).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(assignRole, to('guest')).thenRefused('GONE');
  given(LIVES.deleted)
    .when(assignRole, to('guest'))
    .thenRefused('INVALID_TRANSITION', { from: 'deleted', allowed: ['erased', 'inactive'] });
});
