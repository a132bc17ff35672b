// PurgeUser: the grace of a deletion has passed, so the user is erased. Nobody asks for it but a schedule.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs, type Instant } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { eraseUser } from './erase-user.ts';

export interface PurgeUser {
  /** As the deletion said that the schedule was armed for. */
  readonly purgeAfter: Instant;
}

/** A user that was restored, or deleted anew with another grace, is not the schedule's any more: it then decides nothing. */
export const purgeUser = ({ purgeAfter }: PurgeUser, state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  const isMeant = state.status === 'deleted' && state.deletion.purgeAfter === purgeAfter;
  return isMeant && epochMs(now) >= epochMs(purgeAfter) ? eraseUser({}, state) : ok([]);
};
