// InviteUser: somebody is offered an account; the user is pending until the invitation is accepted.
import * as z from 'zod';
import type { Decision, DecisionContext } from '../../kernel/decider.ts';
import { ok } from '../../kernel/result.ts';
import type { UserEvent } from '../events.ts';
import { DEFAULT_INVITATION_DAYS, expiryOf, InvitationDays, type InvitationId } from '../invitation.ts';
import type { UserState } from '../state.ts';
import { Email } from '../values/email.ts';
import { PersonName } from '../values/name.ts';
import { DEFAULT_ROLE, Role } from '../values/role.ts';
import { registration } from './create-user.ts';

export const InviteUserBody = z
  .strictObject({
    email: Email,
    name: PersonName,
    role: Role.default(DEFAULT_ROLE),
    expiresInDays: InvitationDays.default(DEFAULT_INVITATION_DAYS),
  })
  .meta({ id: 'InviteUser' });

export type InviteUser = Readonly<z.output<typeof InviteUserBody>> & { readonly invitationId: InvitationId };

export const inviteUser = (command: InviteUser, state: UserState, { now }: Pick<DecisionContext, 'now'>): Decision<UserEvent> => {
  const { email, name, role, expiresInDays, invitationId } = command;
  const made = registration({ email, name, role, status: 'pending', pendingReason: 'invited', externalId: null, origin: 'invited' }, state);
  if (!made.ok) return made;
  return ok([...made.value, { type: 'UserInvited', data: { invitationId, expiresAt: expiryOf(now, expiresInDays) } }]);
};
