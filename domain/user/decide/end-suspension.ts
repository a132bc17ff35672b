// EndSuspension: the end that a suspension was given has come, so the user is active again. Nobody asks for it but a schedule.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs, type Instant } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { reactivateUser } from './reactivate-user.ts';

export interface EndSuspension {
  /** As the suspension said that the schedule was armed for. */
  readonly until: Instant;
}

/** A user that was reactivated, or suspended anew with another end, is not the schedule's any more: it then decides nothing. */
export const endSuspension = ({ until }: EndSuspension, state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  // Once the key is gone the suspension reads as null.
  const isMeant = state.status === 'suspended' && state.suspension?.until === until;
  return isMeant && epochMs(now) >= epochMs(until) ? reactivateUser({}, state) : ok([]);
};
