// What a user owns beside its stream: its address, its external id, and a place among the active admins.
import type { Constraint } from '../kernel/aggregate.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { isLive, type UserState } from './state.ts';
import { canonicalEmail } from './values/email.ts';

const EMAIL_TAKEN = refusal('EMAIL_TAKEN', 'The email address belongs to another user.');
const EXTERNAL_ID_TAKEN = refusal('CONFLICT', 'The externalId belongs to another user.');
const LAST_ADMIN = refusal('LAST_ADMIN', 'The last active admin can be neither demoted nor removed.');

/** While an address changes, both are the user's. */
const emailsOf = (state: UserState): ReadonlySet<string> =>
  new Set(
    isLive(state) ? [state.email, state.emailChange?.email].flatMap((email) => (email === undefined ? [] : [canonicalEmail(email)])) : [],
  );
const externalIdsOf = (state: UserState): ReadonlySet<string> =>
  new Set(isLive(state) && state.externalId !== null ? [state.externalId] : []);
const isActiveAdmin = (state: UserState): boolean => state.status === 'active' && state.role === 'admin';

const ownership = (scope: string, before: ReadonlySet<string>, after: ReadonlySet<string>, taken: Refusal): readonly Constraint[] => [
  ...[...before.difference(after)].map((value): Constraint => ({ kind: 'release', scope, value })),
  ...[...after.difference(before)].map((value): Constraint => ({ kind: 'claim', scope, value, refusal: taken })),
];

const admins = (before: boolean, after: boolean): readonly Constraint[] => {
  if (before === after) return [];
  const count = { kind: 'count', name: 'active-admins', refusal: LAST_ADMIN } as const;
  return [after ? { ...count, delta: 1, floor: 0 } : { ...count, delta: -1, floor: 1 }];
};

/** A deleted user keeps its claims until it is erased, so that a restore finds them. */
export const userConstraints = (before: UserState, after: UserState): readonly Constraint[] => [
  ...ownership('email', emailsOf(before), emailsOf(after), EMAIL_TAKEN),
  ...ownership('externalId', externalIdsOf(before), externalIdsOf(after), EXTERNAL_ID_TAKEN),
  ...admins(isActiveAdmin(before), isActiveAdmin(after)),
];
