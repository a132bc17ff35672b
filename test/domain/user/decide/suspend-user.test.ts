// Specs of SuspendUser. Cost: microseconds.
import { describe, expect, test } from 'vitest';
import { epochMs, instant } from '../../../../domain/kernel/instant.ts';
import { suspendUser } from '../../../../domain/user/decide/suspend-user.ts';
import { NOW } from '../../../kit/given.ts';
import { aUserRegistered, aUserSuspended, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const DAY_MS = 86_400_000;
const inMs = (ms: number) => instant(epochMs(NOW) + ms);
const suspension = (until?: string) => ({ reason: 'Lost the laptop', until });

test('an active user is suspended, until further notice or until a time', () => {
  given([aUserRegistered()])
    .when(suspendUser, suspension())
    .then([aUserSuspended({ reason: 'Lost the laptop', until: null })]);
  given([aUserRegistered()])
    .when(suspendUser, suspension(inMs(DAY_MS)))
    .then([aUserSuspended({ reason: 'Lost the laptop', until: inMs(DAY_MS) })]);
});

test('a suspended user stays as it is', () => {
  given([aUserRegistered(), aUserSuspended()]).when(suspendUser, suspension()).thenUnchanged();
});

describe('until', () => {
  test.each([1, 365 * DAY_MS])('%d ms from now is allowed', (ms) => {
    given(LIVES.active)
      .when(suspendUser, suspension(inMs(ms)))
      .then([aUserSuspended({ reason: 'Lost the laptop', until: inMs(ms) })]);
  });

  test.each([0, -1, 365 * DAY_MS + 1])('%d ms from now is a violation', (ms) => {
    const refusal = given(LIVES.active)
      .when(suspendUser, suspension(inMs(ms)))
      .thenRefused('VALIDATION_ERROR');
    expect(refusal.errors).toMatchObject([{ pointer: '/until', code: 'VALIDATION_ERROR' }]);
  });
});

test.each([
  ['pending', ['active', 'deleted', 'inactive']],
  ['inactive', ['active', 'deleted']],
  ['deleted', ['erased', 'inactive']],
] as const)('a %s user cannot be suspended', (from, allowed) => {
  given(LIVES[from]).when(suspendUser, suspension()).thenRefused('INVALID_TRANSITION', { from, allowed });
});

test('no user, an erased user', () => {
  given(LIVES.none).when(suspendUser, suspension()).thenRefused('NOT_FOUND');
  given(LIVES.erased).when(suspendUser, suspension()).thenRefused('GONE');
});
