// OffboardUser: somebody leaves. It begins as a deactivation; what it ends with is decided here too.
import * as z from 'zod';
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { epochMs } from '../../kernel/instant.ts';
import { err, ok } from '../../kernel/result.ts';
import { cancelledChange } from '../email-change.ts';
import type { UserEvent } from '../events.ts';
import type { UserState } from '../state.ts';
import { DEFAULT_GRACE_DAYS, GraceDays } from '../values/grace-days.ts';
import { Reason } from '../values/reason.ts';
import { impossible, type LifeStage } from '../values/status.ts';
import { notFound } from './presence.ts';
import { reactivateUser } from './reactivate-user.ts';

export const OffboardUserBody = z
  .strictObject({
    reason: Reason,
    graceDays: GraceDays.default(DEFAULT_GRACE_DAYS).meta({
      description: `Days until the user is deleted and erased, ${DEFAULT_GRACE_DAYS} unless said otherwise; until then it can be cancelled.`,
      examples: [DEFAULT_GRACE_DAYS],
    }),
  })
  .meta({ id: 'OffboardUser' });

/** The grace is over. Refused for whoever is back in service: somebody has decided so meanwhile. */
export const deleteOffboarded = (state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  if (state.status === 'none') return err(notFound());
  if (state.status === 'erased') return ok([]);
  if (state.status === 'deleted' && epochMs(state.deletion.purgeAfter) <= epochMs(now)) return ok([]);
  if (state.status !== 'inactive' && state.status !== 'deleted') return err(impossible('deleted as offboarded', state.status));
  return ok([...cancelledChange(state), { type: 'UserDeleted', data: { purgeAfter: now } }]);
};

/**
 * The way back. A user that was not active before, or is not inactive now, stays as it is: nobody gains by it more than they had.
 * @param before what the offboarding found; undefined: it changed nothing
 */
export const reactivateOffboarded = (before: LifeStage | undefined, state: UserState): Decision<UserEvent> =>
  before === 'active' && state.status === 'inactive' ? reactivateUser({}, state) : ok([]);
