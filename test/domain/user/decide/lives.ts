// A user in every status, for deciders that must know what to do in each; some are reached by commands that are not built yet.
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { fold } from '../../../../domain/kernel/decider.ts';
import { evolve, initialUser, isLive, type LiveUser, type UserState } from '../../../../domain/user/state.ts';
import { THEN } from '../../../kit/given.ts';
import { aUserRegistered, aUserSuspended } from '../../../kit/users.ts';

const after = (...events: Parameters<typeof evolve>[1][]): LiveUser => {
  const state = fold(evolve, initialUser, events, THEN);
  if (!isLive(state)) throw new Error('a registered user is live');
  return state;
};

const active = after(aUserRegistered());

export const LIVES = {
  none: initialUser,
  pending: after(aUserRegistered({ status: 'pending', pendingReason: 'staged' })),
  active,
  suspended: after(aUserRegistered(), aUserSuspended()),
  inactive: { ...active, status: 'inactive' },
  deleted: { ...active, status: 'deleted', deletion: { purgeAfter: '2026-04-01T00:00:00.000Z' as Instant } },
  erased: { status: 'erased' },
} as const satisfies Record<string, UserState>;
