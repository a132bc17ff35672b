// ImportUser: a row of an import becomes a user, changes the one that has its address, or takes back the user it made.
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { ImportRow } from '../../imports/rows.ts';
import type { UserEvent } from '../events.ts';
import type { UserId } from '../ids.ts';
import type { UserState } from '../state.ts';
import { canonicalEmail } from '../values/email.ts';
import { DEFAULT_ROLE } from '../values/role.ts';
import { assignRole } from './assign-role.ts';
import { registration } from './create-user.ts';
import { present } from './presence.ts';
import { updateUser } from './update-user.ts';

export const importUser = ({ email, name, role = DEFAULT_ROLE, externalId }: ImportRow, state: UserState): Decision<UserEvent> =>
  registration({ email, name, role, status: 'active', pendingReason: null, externalId: externalId ?? null, origin: 'imported' }, state);

/** It may keep the address only while it changes to another one, or from it. */
const ELSEWHERE = refusal('EMAIL_TAKEN', 'The email address is kept by a user that has another one.');

export type UpsertUser = ImportRow & { readonly userId: UserId };

/** What the row does not say stays as it is. */
export const upsertUser = (
  { userId, email, name, role, externalId }: UpsertUser,
  state: UserState,
  context: Pick<DecisionContext, 'actor'>,
): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  if (canonicalEmail(user.value.email) !== canonicalEmail(email)) return err(ELSEWHERE);
  const edited = updateUser({ name, ...(externalId === undefined ? {} : { externalId }), selfService: false }, state);
  if (!edited.ok || role === undefined) return edited;
  const assigned = assignRole({ userId, role }, state, context);
  return assigned.ok ? ok([...edited.value, ...assigned.value]) : assigned;
};

/** Of a user that is as the import made it. */
export const takeBackImport = (state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  const user = present(state);
  if (!user.ok) return user;
  return ok<readonly UserEvent[]>([
    { type: 'UserDeleted', data: { purgeAfter: now } },
    { type: 'UserErased', data: {} },
  ]);
};
