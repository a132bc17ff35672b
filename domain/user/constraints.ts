// What a user owns beside its stream: its address, its external id, and a place among the active admins.
import type { Constraint } from '../kernel/aggregate.ts';
import { refusal } from '../kernel/refusal.ts';
import { isLive, type UserState } from './state.ts';
import { canonicalEmail } from './values/email.ts';

const EMAIL_TAKEN = refusal('EMAIL_TAKEN', 'The email address belongs to another user.');
const EXTERNAL_ID_TAKEN = refusal('CONFLICT', 'The externalId belongs to another user.');
const LAST_ADMIN = refusal('LAST_ADMIN', 'The last active admin can be neither demoted nor removed.');

const emailOf = (state: UserState): string | null => (isLive(state) ? canonicalEmail(state.email) : null);
const externalIdOf = (state: UserState): string | null => (isLive(state) ? state.externalId : null);
const isActiveAdmin = (state: UserState): boolean => state.status === 'active' && state.role === 'admin';

const ownership = (scope: string, before: string | null, after: string | null, taken: typeof EMAIL_TAKEN): readonly Constraint[] => {
  if (before === after) return [];
  const release: Constraint[] = before === null ? [] : [{ kind: 'release', scope, value: before }];
  const claim: Constraint[] = after === null ? [] : [{ kind: 'claim', scope, value: after, refusal: taken }];
  return [...release, ...claim];
};

const admins = (before: boolean, after: boolean): readonly Constraint[] => {
  if (before === after) return [];
  const count = { kind: 'count', name: 'active-admins', refusal: LAST_ADMIN } as const;
  return [after ? { ...count, delta: 1, floor: 0 } : { ...count, delta: -1, floor: 1 }];
};

/** A deleted user keeps its claims until it is erased, so that a restore finds them. */
export const userConstraints = (before: UserState, after: UserState): readonly Constraint[] => [
  ...ownership('email', emailOf(before), emailOf(after), EMAIL_TAKEN),
  ...ownership('externalId', externalIdOf(before), externalIdOf(after), EXTERNAL_ID_TAKEN),
  ...admins(isActiveAdmin(before), isActiveAdmin(after)),
];
