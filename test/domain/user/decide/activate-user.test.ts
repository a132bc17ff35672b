// Specs of ActivateUser. Cost: microseconds.
import { test } from 'vitest';
import { activateUser } from '../../../../domain/user/decide/activate-user.ts';
import { aUserActivated, aUserRegistered, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const pending = aUserRegistered({ status: 'pending', pendingReason: 'staged' });

test('a pending user is active', () => given([pending]).when(activateUser, {}).then([aUserActivated()]));

test('an active user stays active', () => {
  given([pending, aUserActivated()]).when(activateUser, {}).thenUnchanged();
  given(LIVES.active).when(activateUser, {}).thenUnchanged();
});

test.each([
  ['suspended', ['active', 'deleted', 'inactive']],
  ['inactive', ['active', 'deleted']],
  ['deleted', ['erased', 'inactive']],
] as const)('a %s user cannot be activated', (from, allowed) => {
  given(LIVES[from]).when(activateUser, {}).thenRefused('INVALID_TRANSITION', { from, allowed });
});

test('no user, an erased user', () => {
  given(LIVES.none).when(activateUser, {}).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(activateUser, {}).thenRefused('GONE');
});
