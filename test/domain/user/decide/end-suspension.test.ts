// Specs of EndSuspension, by which a schedule ends a suspension at its time. Cost: microseconds.
import { test } from 'vitest';
import { instant } from '../../../../domain/kernel/instant.ts';
import { endSuspension } from '../../../../domain/user/decide/end-suspension.ts';
import { aUserDeactivated, aUserReactivated, aUserRegistered, aUserRenamed, aUserSuspended, given } from '../../../kit/users.ts';
import { LIVES } from './lives.ts';

const UNTIL = '2026-04-01T00:00:00.000Z';
const LATER = '2026-05-01T00:00:00.000Z';
const suspended = [aUserRegistered(), aUserSuspended({ until: UNTIL })];
const at = (ms: number) => ({ now: instant(Date.parse(UNTIL) + ms) });
const end = { until: UNTIL };

test('a suspension ends at its end or after it, not before', () => {
  for (const late of [0, 1, 86_400_000]) {
    given(suspended, at(late))
      .when(endSuspension, end)
      .then([aUserReactivated({ reason: null })]);
  }
  given(suspended, at(-1)).when(endSuspension, end).thenUnchanged();
});

test('a change of the user meanwhile does not keep it suspended', () => {
  given([...suspended, aUserRenamed({ name: 'Ada King' })], at(0))
    .when(endSuspension, end)
    .then([aUserReactivated({ reason: null })]);
});

test('a later suspension stays, which has a schedule of its own', () => {
  const again = [...suspended, aUserReactivated(), aUserSuspended({ until: LATER })];
  given(again, at(0)).when(endSuspension, end).thenUnchanged();
  given([...suspended, aUserReactivated(), aUserSuspended({ until: null })], at(0))
    .when(endSuspension, end)
    .thenUnchanged();
});

test('a second firing finds nothing to do', () => {
  given([...suspended, aUserReactivated()], at(0))
    .when(endSuspension, end)
    .thenUnchanged();
});

test('a user that was put out of service while it was suspended stays so', () => {
  given([...suspended, aUserDeactivated()], at(0))
    .when(endSuspension, end)
    .thenUnchanged();
});

test.each(['none', 'pending', 'active', 'inactive', 'deleted', 'erased'] as const)('a user that is %s is none of its business', (life) => {
  given(LIVES[life], at(0)).when(endSuspension, end).thenUnchanged();
});
