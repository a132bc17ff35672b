// What must not compile: the type check fails when one of the expected errors goes away.
import { expect, test } from 'vitest';
import type { UserEvent } from '../../../domain/user/events.ts';
import { evolve, initialUser, type UserState } from '../../../domain/user/state.ts';
import type { Email } from '../../../domain/user/values/email.ts';
import { move } from '../../../domain/user/values/status.ts';
import { NOW } from '../../kit/given.ts';

test('an illegal move from a known status does not compile', () => {
  const suspended: 'suspended' = move('suspend', 'active');
  expect(suspended).toBe('suspended');
  // @ts-expect-error a deleted user cannot be suspended
  expect(move('suspend', 'deleted')).toBeUndefined();
  // @ts-expect-error an erased user stays erased
  expect(move('restore', 'erased')).toBeUndefined();
  // @ts-expect-error reactivation leads to active
  const wrong: 'suspended' = move('reactivate', 'inactive');
  expect(wrong).toBe('active');
});

const reasonOf = (state: UserState): unknown => {
  // @ts-expect-error only a suspended user has a suspension
  const anywhere: unknown = state.suspension;
  return state.status === 'suspended' ? state.suspension.reason : anywhere;
};

test('a field of another status does not compile', () => {
  expect(reasonOf(initialUser)).toBeUndefined();
});

test('an event that nobody defined does not compile', () => {
  // @ts-expect-error not in the registry
  expect(() => evolve(initialUser, { type: 'UserPromoted', data: {} }, NOW)).toThrow(RangeError);
  // @ts-expect-error a renaming has a name
  const nameless: UserEvent = { type: 'UserRenamed', data: {} };
  expect(nameless.data).toEqual({});
});

test('unchecked text is not a value', () => {
  // @ts-expect-error only the schema makes an Email
  const email: Email = 'ada@example.com';
  expect(email).toBe('ada@example.com');
});
