// The user aggregate's public surface: what the log, the handlers and the read models need of it.
import type { Aggregate } from '../kernel/aggregate.ts';
import { userConstraints } from './constraints.ts';
import { USER_EVENTS, type UserEvent } from './events.ts';
import { userUpcasters } from './history.ts';
import { isUserId, type UserId } from './ids.ts';
import { evolve, initialUser, personalState, stateFingerprint, type UserState } from './state.ts';

export const userAggregate: Aggregate<UserId, UserState, UserEvent> = {
  isId: isUserId,
  initial: initialUser,
  evolve,
  stateFingerprint,
  personalState,
  events: USER_EVENTS,
  upcasters: userUpcasters,
  constraints: userConstraints,
};

export { USER_EVENTS, type UserEvent, type UserEventOf, type UserEventType } from './events.ts';
export { isUserId, UserId, userIdFor } from './ids.ts';
export { isLive, type LiveUser, type UserState } from './state.ts';
export { toUser, User } from './view.ts';
