// DeleteUser: a user leaves the lists and can be restored for some days. The last active admin is kept by a count in the log's transaction.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { ok } from '../../kernel/result.ts';
import { cancelledChange } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { purgeAfter } from '../values/grace-days.ts';
import { attempt } from '../values/status.ts';
import { present } from './presence.ts';

export interface DeleteUser {
  /** Whole days, 0 to 90. */
  readonly graceDays: number;
}

/** A deleted user stays so, with the grace it was first given. */
export const deleteUser = ({ graceDays }: DeleteUser, state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  if (user.value.status === 'deleted') return ok([]);
  const move = attempt('delete', user.value.status);
  return move.ok ? ok([...cancelledChange(state), { type: 'UserDeleted', data: { purgeAfter: purgeAfter(now, graceDays) } }]) : move;
};
