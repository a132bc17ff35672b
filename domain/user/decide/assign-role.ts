// AssignRole: a user gets another role. Nobody raises their own; the last active admin is kept by a count in the log's transaction.
import * as z from 'zod';
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import type { UserId } from '../ids.ts';
import type { UserState } from '../state.ts';
import { Reason } from '../values/reason.ts';
import { outranks, Role } from '../values/role.ts';
import { editable } from './presence.ts';

export const AssignRoleBody = z.strictObject({ role: Role, reason: Reason.optional() }).meta({ id: 'AssignRole' });
export type AssignRole = Readonly<z.output<typeof AssignRoleBody>> & { readonly userId: UserId };

export const assignRole = (command: AssignRole, state: UserState, { actor }: Pick<DecisionContext, 'actor'>): Decision<UserEvent> => {
  const user = editable(state);
  if (!user.ok) return user;
  const { role, reason = null, userId } = command;
  if (role === user.value.role) return ok([]);
  if (actor === userId && outranks(role, user.value.role)) return err(refusal('AUTHORIZATION_ERROR', 'Nobody raises their own role.'));
  return ok([{ type: 'RoleAssigned', data: { role, reason } }]);
};
