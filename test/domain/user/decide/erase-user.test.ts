// Specs of EraseUser, and of PurgeUser, by which a schedule asks for it. Cost: microseconds.
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../domain/kernel/decider.ts';
import { instant } from '../../../../domain/kernel/instant.ts';
import { userConstraints } from '../../../../domain/user/constraints.ts';
import { eraseUser } from '../../../../domain/user/decide/erase-user.ts';
import { purgeUser } from '../../../../domain/user/decide/purge-user.ts';
import { evolve, initialUser } from '../../../../domain/user/state.ts';
import { NOW, THEN } from '../../../kit/given.ts';
import { aUserDeleted, aUserErased, aUserRegistered, aUserRestored, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const PURGE_AFTER = '2026-04-01T00:00:00.000Z';
const deleted = [aUserRegistered(), aUserDeleted({ purgeAfter: PURGE_AFTER })];
const at = (ms: number) => ({ now: instant(Date.parse(PURGE_AFTER) + ms) });

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

describe('a schedule asks for it', () => {
  const purge = { purgeAfter: PURGE_AFTER };
  test('when the grace has passed, not before', () => {
    given(deleted, at(0)).when(purgeUser, purge).then([aUserErased()]);
    given(deleted, at(-1)).when(purgeUser, purge).thenUnchanged();
  });

  test('in vain for a user that was restored', () => {
    given([...deleted, aUserRestored()], at(0))
      .when(purgeUser, purge)
      .thenUnchanged();
  });

  test('in vain for a later deletion, which has a schedule of its own', () => {
    given([...deleted, aUserRestored(), aUserDeleted({ purgeAfter: '2026-05-01T00:00:00.000Z' })], at(0))
      .when(purgeUser, purge)
      .thenUnchanged();
  });

  test.each(['none', 'active', 'inactive', 'erased'] as const)('and is no refusal for a user that is %s', (life) => {
    given(LIVES[life], at(0)).when(purgeUser, purge).thenUnchanged();
  });
});
