// Whether a deleted user is to be erased because its grace has passed. Nobody asks but a schedule.
import { epochMs, type Instant } from '../kernel/instant.ts';
import type { UserState } from './state.ts';

/**
 * A user that was restored, or deleted anew with another grace, is not the schedule's any more.
 * @param purgeAfter as the deletion said that the schedule was armed for
 */
export const isPurgeDue = (purgeAfter: Instant, state: UserState, now: Instant): boolean =>
  state.status === 'deleted' && state.deletion.purgeAfter === purgeAfter && epochMs(now) >= epochMs(purgeAfter);
