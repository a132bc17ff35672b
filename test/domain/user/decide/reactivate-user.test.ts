// Specs of ReactivateUser. Cost: microseconds.
import { test } from 'vitest';
import { reactivateUser } from '../../../../domain/user/decide/reactivate-user.ts';
import { aUserReactivated, aUserRegistered, aUserSuspended, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const plainly = { reason: undefined };

test('a suspended user is active again', () => {
  given([aUserRegistered(), aUserSuspended()])
    .when(reactivateUser, { reason: 'Found the laptop' })
    .then([aUserReactivated({ reason: 'Found the laptop' })]);
});

test('an inactive user is active again, and a reason is not needed', () => {
  given(LIVES.inactive)
    .when(reactivateUser, plainly)
    .then([aUserReactivated({ reason: null })]);
});

test('an active user stays active', () => {
  given([aUserRegistered()]).when(reactivateUser, plainly).thenUnchanged();
  given([aUserRegistered(), aUserSuspended(), aUserReactivated()]).when(reactivateUser, plainly).thenUnchanged();
});

test.each([
  ['pending', ['active', 'deleted', 'inactive']],
  ['deleted', ['erased', 'inactive']],
] as const)('a %s user cannot be reactivated', (from, allowed) => {
  given(LIVES[from]).when(reactivateUser, plainly).thenRefused('INVALID_TRANSITION', { from, allowed });
});

test('no user, an erased user', () => {
  given(LIVES.none).when(reactivateUser, plainly).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(reactivateUser, plainly).thenRefused('GONE');
});
