// Specs of DeleteUser. Cost: microseconds.
import { test } from 'vitest';
import { deleteUser } from '../../../../domain/user/decide/delete-user.ts';
import { aUserDeleted, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

test.each(['pending', 'active', 'suspended', 'inactive'] as const)('a %s user is deleted', (status) => {
  given(LIVES[status])
    .when(deleteUser, { graceDays: 30 })
    .then([aUserDeleted({ purgeAfter: '2026-03-31T12:00:00.000Z' })]);
});

test.each([
  [0, '2026-03-01T12:00:00.000Z'],
  [1, '2026-03-02T12:00:00.000Z'],
  [90, '2026-05-30T12:00:00.000Z'],
])('%d days of grace end at %s', (graceDays, purgeAfter) => {
  given(LIVES.active)
    .when(deleteUser, { graceDays })
    .then([aUserDeleted({ purgeAfter })]);
});

test('a deleted user keeps the grace it has', () => given(LIVES.deleted).when(deleteUser, { graceDays: 0 }).thenUnchanged());

test('no user, an erased user', () => {
  given(LIVES.none).when(deleteUser, { graceDays: 30 }).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(deleteUser, { graceDays: 30 }).thenRefused('GONE');
});
