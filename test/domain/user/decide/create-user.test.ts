// Specs of CreateUser. Cost: microseconds.
import { expect, test } from 'vitest';
import { CreateUserBody, createUser } from '../../../../domain/user/decide/create-user.ts';
import { aUserRegistered, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const command = { email: 'Grace@Example.com', name: 'Grace Hopper', role: 'user', status: 'active', externalId: undefined } as const;

test('a user is created active', () => {
  given([])
    .when(createUser, command)
    .then([aUserRegistered({ email: 'Grace@Example.com', name: 'Grace Hopper', pendingReason: null, externalId: null })]);
});

test('a user can be staged, as guest, with an external id', () => {
  given([])
    .when(createUser, { ...command, role: 'guest', status: 'pending', externalId: 'hr-1' })
    .then([
      aUserRegistered({
        email: 'Grace@Example.com',
        name: 'Grace Hopper',
        role: 'guest',
        status: 'pending',
        pendingReason: 'staged',
        externalId: 'hr-1',
      }),
    ]);
});

test('a user that exists is not created again', () => {
  given([aUserRegistered()]).when(createUser, command).thenRefused('CONFLICT');
  given(LIVES.deleted).when(createUser, command).thenRefused('CONFLICT');
});

test('an erased user does not come back', () => given(LIVES.erased).when(createUser, command).thenRefused('GONE'));

test('what the body leaves out is an active user', () => {
  expect(CreateUserBody.parse({ email: 'grace@example.com', name: 'Grace' })).toMatchObject({ role: 'user', status: 'active' });
});
