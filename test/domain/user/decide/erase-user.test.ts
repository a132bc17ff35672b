// Specs of the erasure of a user: who may ask for it, when a schedule does, and what is left. Cost: microseconds.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../domain/kernel/decider.ts';
import { instant } from '../../../../domain/kernel/instant.ts';
import { userConstraints } from '../../../../domain/user/constraints.ts';
import { eraseUser } from '../../../../domain/user/decide/erase-user.ts';
import { requestErasure } from '../../../../domain/user/decide/request-erasure.ts';
import { restoreUser } from '../../../../domain/user/decide/restore-user.ts';
import { isPurgeDue } from '../../../../domain/user/purge.ts';
import { evolve, initialUser, type UserState } from '../../../../domain/user/state.ts';
import type { UserEvent } from '../../../../domain/user/events.ts';
import { NOW, THEN } from '../../../kit/given.ts';
import { ada, bob, aUserDeleted, aUserErased, aUserRegistered, aUserRestored, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const PURGE_AFTER = '2026-04-01T00:00:00.000Z';
const deleted = [aUserRegistered(), aUserDeleted({ purgeAfter: PURGE_AFTER })];
const at = (ms: number) => ({ now: instant(Date.parse(PURGE_AFTER) + ms) });
const confirmed = { userId: ada, confirmUserId: ada };

test('a deleted user is erased, and stays so when it is asked again', () => {
  given(LIVES.deleted).when(eraseUser, {}).then([aUserErased()]);
  given([...deleted, aUserErased()])
    .when(eraseUser, {})
    .thenUnchanged();
});

test('nothing of the user is left in its state, and all that it owned is released', () => {
  const before = fold(evolve, initialUser, [aUserRegistered({ email: 'Ada@Example.com', externalId: 'hr-1' }), aUserDeleted()], THEN);
  const after = evolve(before, aUserErased(), NOW);
  expect(after).toEqual({ status: 'erased' });
  expect(userConstraints(before, after)).toEqual([
    { kind: 'release', scope: 'email', value: 'ada@example.com' },
    { kind: 'release', scope: 'externalId', value: 'hr-1' },
  ]);
});

test.each([
  ['pending', ['active', 'deleted', 'inactive']],
  ['active', ['deleted', 'inactive', 'suspended']],
  ['suspended', ['active', 'deleted', 'inactive']],
  ['inactive', ['active', 'deleted']],
] as const)('a %s user cannot be erased', (from, allowed) => {
  given(LIVES[from]).when(eraseUser, {}).thenRefused('INVALID_TRANSITION', { from, allowed });
});

test('no user', () => void given(LIVES.none).when(eraseUser, {}).thenRefused('NOT_FOUND'));

describe('asking for it', () => {
  test('ends the grace, so that nobody restores who is being erased', () => {
    given(deleted)
      .when(requestErasure, confirmed)
      .then([aUserDeleted({ purgeAfter: NOW })]);
    const asked = [...deleted, aUserDeleted({ purgeAfter: NOW })];
    given(asked).when(requestErasure, confirmed).thenUnchanged();
    given(asked).when(restoreUser, {}).thenRefused('INVALID_TRANSITION');
  });

  test('needs nothing where the grace is over', () => given(deleted, at(0)).when(requestErasure, confirmed).thenUnchanged());

  test('needs the id twice', () => {
    const refused = given(deleted).when(requestErasure, { userId: ada, confirmUserId: bob }).thenRefused('VALIDATION_ERROR');
    expect(refused.errors).toMatchObject([{ pointer: '/confirmUserId' }]);
  });

  test.each(['pending', 'active', 'suspended', 'inactive'] as const)('is refused for a %s user', (life) => {
    given(LIVES[life]).when(requestErasure, confirmed).thenRefused('INVALID_TRANSITION');
  });

  test('finds nobody, or nobody any more', () => {
    given(LIVES.none).when(requestErasure, confirmed).thenRefused('NOT_FOUND');
    given(LIVES.erased).when(requestErasure, confirmed).thenRefused('GONE');
  });
});

const due = (past: UserState | readonly UserEvent[], ms: number): boolean => {
  const state = Array.isArray(past) ? fold(evolve, initialUser, past as UserEvent[], THEN) : (past as UserState);
  return isPurgeDue(instant(Date.parse(PURGE_AFTER)), state, at(ms).now);
};

describe('a schedule asks for it', () => {
  test('when the grace has passed, not before', () => expect([due(deleted, 0), due(deleted, -1)]).toEqual([true, false]));

  test('in vain for a user that was restored', () => expect(due([...deleted, aUserRestored()], 0)).toBe(false));

  test('in vain for a later deletion, which has a schedule of its own', () => {
    expect(due([...deleted, aUserRestored(), aUserDeleted({ purgeAfter: '2026-05-01T00:00:00.000Z' })], 0)).toBe(false);
  });

  test.each(['none', 'active', 'inactive', 'erased'] as const)('in vain for a user that is %s', (life) => {
    expect(due(LIVES[life], 0)).toBe(false);
  });
});
