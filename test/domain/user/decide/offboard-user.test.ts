// Specs of an offboarding's end and of its way back. Its beginning is a deactivation.
import { describe, expect, test } from 'vitest';
import { deleteOffboarded, reactivateOffboarded } from '../../../../domain/user/decide/offboard-user.ts';
import type { UserState } from '../../../../domain/user/state.ts';
import type { LifeStage } from '../../../../domain/user/values/status.ts';
import { NOW } from '../../../kit/given.ts';
import { aUserDeleted, aUserReactivated, aUserRegistered, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const over = (_: object, state: UserState) => deleteOffboarded(state, { now: NOW });
const back = ({ before }: { before: LifeStage | undefined }, state: UserState) => reactivateOffboarded(before, state);

describe('the end of the grace', () => {
  test('deletes without another grace', () => {
    given(LIVES.inactive)
      .when(over, {})
      .then([aUserDeleted({ purgeAfter: NOW })]);
  });

  test('ends the grace of a deletion by somebody else', () => {
    given(LIVES.deleted)
      .when(over, {})
      .then([aUserDeleted({ purgeAfter: NOW })]);
    given([aUserRegistered(), aUserDeleted({ purgeAfter: NOW })])
      .when(over, {})
      .thenUnchanged();
  });

  test('finds nothing to do for who is erased', () => given(LIVES.erased).when(over, {}).thenUnchanged());

  test.each(['pending', 'active', 'suspended'] as const)('leaves alone who is %s again', (from) => {
    expect(given(LIVES[from]).when(over, {}).thenRefused('INVALID_TRANSITION').facts).toMatchObject({ from });
  });

  test('knows nobody it never saw', () => expect(given(LIVES.none).when(over, {}).thenRefused('NOT_FOUND').code).toBe('NOT_FOUND'));
});

describe('the way back', () => {
  test('reactivates who was active', () => {
    given(LIVES.inactive)
      .when(back, { before: 'active' })
      .then([aUserReactivated({ reason: null })]);
  });

  test.each(['pending', 'suspended', undefined] as const)('gives nobody more than they had: %s', (before) => {
    given(LIVES.inactive).when(back, { before }).thenUnchanged();
  });

  test.each(['active', 'suspended', 'deleted', 'erased'] as const)('leaves alone who is %s by now', (life) => {
    given(LIVES[life]).when(back, { before: 'active' }).thenUnchanged();
  });
});
