// Specs of DeactivateUser. Cost: microseconds.
import { expect, test } from 'vitest';
import { DeactivateUserBody, deactivateUser } from '../../../../domain/user/decide/deactivate-user.ts';
import { aUserDeactivated, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const leaving = { reason: 'Left the company' };

test.each(['pending', 'active', 'suspended'] as const)('a %s user is taken out of service', (status) => {
  given(LIVES[status])
    .when(deactivateUser, leaving)
    .then([aUserDeactivated(leaving)]);
});

test('an inactive user stays so', () => given(LIVES.inactive).when(deactivateUser, leaving).thenUnchanged());

test('a deleted user cannot be deactivated', () => {
  given(LIVES.deleted)
    .when(deactivateUser, leaving)
    .thenRefused('INVALID_TRANSITION', { from: 'deleted', allowed: ['erased', 'inactive'] });
});

test('no user, an erased user', () => {
  given(LIVES.none).when(deactivateUser, leaving).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(deactivateUser, leaving).thenRefused('GONE');
});

test('nobody is taken out of service without a reason', () => expect(DeactivateUserBody.safeParse({}).success).toBe(false));
