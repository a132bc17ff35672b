// A user in every status, for deciders that must know what to do in each.
import { fold } from '../../../../domain/kernel/decider.ts';
import { evolve, initialUser, isLive, type LiveUser, type UserState } from '../../../../domain/user/state.ts';
import { THEN } from '../../../kit/given.ts';
import { aUserDeactivated, aUserDeleted, aUserRegistered, aUserSuspended } from '../../../kit/users.ts';

const after = (...events: Parameters<typeof evolve>[1][]): LiveUser => {
  const state = fold(evolve, initialUser, events, THEN);
  if (!isLive(state)) throw new Error('a registered user is live');
  return state;
};

export const LIVES = {
  none: initialUser,
  pending: after(aUserRegistered({ status: 'pending', pendingReason: 'staged' })),
  active: after(aUserRegistered()),
  suspended: after(aUserRegistered(), aUserSuspended()),
  inactive: after(aUserRegistered(), aUserDeactivated()),
  deleted: after(aUserRegistered(), aUserDeleted({ purgeAfter: '2026-04-01T00:00:00.000Z' })),
  erased: { status: 'erased' },
} as const satisfies Record<string, UserState>;
