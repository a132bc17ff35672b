// Specs of RestoreUser. Cost: microseconds.
import { describe, test } from 'vitest';
import { epochMs, instant } from '../../../../domain/kernel/instant.ts';
import { deleteUser } from '../../../../domain/user/decide/delete-user.ts';
import { restoreUser } from '../../../../domain/user/decide/restore-user.ts';
import { NOW } from '../../../kit/given.ts';
import { aUserDeleted, aUserRegistered, aUserRestored, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const PURGE_AFTER = '2026-04-01T00:00:00.000Z';
const deleted = [aUserRegistered(), aUserDeleted({ purgeAfter: PURGE_AFTER })];
const atEnd = (ms: number) => ({ now: instant(Date.parse(PURGE_AFTER) + ms) });

test('a deleted user is back, and can be deleted anew', () => {
  given(deleted).when(restoreUser, {}).then([aUserRestored()]);
  given([...deleted, aUserRestored()])
    .when(deleteUser, { graceDays: 0 })
    .then([aUserDeleted({ purgeAfter: NOW })]);
});

describe('the grace', () => {
  test('lasts to its end', () => given(deleted, atEnd(-1)).when(restoreUser, {}).then([aUserRestored()]));

  test.each([0, 1])('has passed %d ms after its end: nothing but erasure is left', (ms) => {
    given(deleted, atEnd(ms))
      .when(restoreUser, {})
      .thenRefused('INVALID_TRANSITION', { from: 'deleted', allowed: ['erased'] });
  });

  test('of no days leaves no time', () => {
    given([aUserRegistered(), aUserDeleted({ purgeAfter: instant(epochMs(NOW)) })])
      .when(restoreUser, {})
      .thenRefused('INVALID_TRANSITION', { from: 'deleted', allowed: ['erased'] });
  });
});

test('an inactive user stays inactive', () => {
  given(LIVES.inactive).when(restoreUser, {}).thenUnchanged();
  given([...deleted, aUserRestored()])
    .when(restoreUser, {})
    .thenUnchanged();
});

test.each([
  ['pending', ['active', 'deleted', 'inactive']],
  ['active', ['deleted', 'inactive', 'suspended']],
  ['suspended', ['active', 'deleted', 'inactive']],
] as const)('a %s user cannot be restored', (from, allowed) => {
  given(LIVES[from]).when(restoreUser, {}).thenRefused('INVALID_TRANSITION', { from, allowed });
});

test('no user, an erased user', () => {
  given(LIVES.none).when(restoreUser, {}).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(restoreUser, {}).thenRefused('GONE');
});
