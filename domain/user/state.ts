// What a user is after its events: one type per status, so that a field exists exactly where it means something.
import type { Evolve } from '../kernel/decider.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ProcessId } from '../process/ids.ts';
import type { UserEvent, UserEventOf } from './events.ts';
import type { InvitationId } from './invitation.ts';
import type { Email } from './values/email.ts';
import type { ExternalId } from './values/external-id.ts';
import type { PersonName } from './values/name.ts';
import type { Reason } from './values/reason.ts';
import type { Role } from './values/role.ts';
import { move, type PendingReason } from './values/status.ts';

/** What every user has. Once its key is gone, a stored state reads with null in its personal fields; the commit then says `erased`. */
interface Profile {
  readonly email: Email;
  readonly name: PersonName;
  readonly role: Role;
  readonly externalId: ExternalId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** By which the user came, accepted or not; absent: it came otherwise. */
  readonly invitation?: Invitation;
  /** Absent: none is under way. */
  readonly emailChange?: EmailChange;
}

export interface Invitation {
  readonly id: InvitationId;
  readonly expiresAt: Instant;
}

/** While it is under way both addresses are the user's. */
export type EmailChange =
  /** `email` is the new address, until it is confirmed. */
  | { readonly stage: 'requested'; readonly processId: ProcessId; readonly email: Email; readonly expiresAt: Instant }
  /** `email` is the address before, until it is certain that it does not come back. */
  | { readonly stage: 'confirmed'; readonly processId: ProcessId; readonly email: Email };

export interface Suspension {
  readonly reason: Reason;
  /** null: until further notice */
  readonly until: Instant | null;
}

export type Pending = Profile & { readonly status: 'pending'; readonly pendingReason: PendingReason };
export type Active = Profile & { readonly status: 'active' };
export type Suspended = Profile & { readonly status: 'suspended'; readonly suspension: Suspension };
export type Inactive = Profile & { readonly status: 'inactive' };
export type Deleted = Profile & { readonly status: 'deleted'; readonly deletion: { readonly purgeAfter: Instant } };

/** A user that can be seen. */
export type LiveUser = Pending | Active | Suspended | Inactive | Deleted;
export type UserState = { readonly status: 'none' } | LiveUser | { readonly status: 'erased' };

export const initialUser: UserState = { status: 'none' };

export const personalState = ['email', 'name', 'externalId', 'suspension', 'emailChange'] as const;

/** Changes with every change of the fold or of the state's shape; the golden test keeps it honest. */
export const stateFingerprint = 'user/4';

export const isLive = (state: UserState): state is LiveUser => state.status !== 'none' && state.status !== 'erased';

const profileOf = ({ email, name, role, externalId, createdAt, invitation, emailChange }: LiveUser, updatedAt: Instant): Profile => ({
  email,
  name,
  role,
  externalId,
  createdAt,
  updatedAt,
  ...(invitation === undefined ? {} : { invitation }),
  ...(emailChange === undefined ? {} : { emailChange }),
});

/** The other address is not the user's any more. */
const settled = ({ emailChange: _over, ...state }: LiveUser, email: Email, updatedAt: Instant): LiveUser => ({
  ...state,
  email,
  updatedAt,
});

const register = (data: UserEventOf<'UserRegistered'>['data'], at: Instant): Pending | Active => {
  const { email, name, role, externalId } = data;
  const profile: Profile = { email, name, role, externalId, createdAt: at, updatedAt: at };
  return data.status === 'pending'
    ? { ...profile, status: move('stage', 'none'), pendingReason: data.pendingReason ?? 'staged' }
    : { ...profile, status: move('create', 'none') };
};

/** Total over what the deciders let happen. @throws RangeError when a log begins with anything but a registration. */
export const evolve: Evolve<UserState, UserEvent> = (state, event, at) => {
  if (event.type === 'UserRegistered') return register(event.data, at);
  if (!isLive(state)) throw new RangeError(`${event.type} cannot happen to a user that is ${state.status}`);
  switch (event.type) {
    case 'UserInvited':
      return { ...state, invitation: { id: event.data.invitationId, expiresAt: event.data.expiresAt }, updatedAt: at };
    case 'InvitationAccepted':
    case 'InvitationRevoked':
    case 'InvitationExpired':
      return { ...state, updatedAt: at };
    case 'EmailChangeRequested': {
      const { processId, email, expiresAt } = event.data;
      return { ...state, emailChange: { stage: 'requested', processId, email, expiresAt }, updatedAt: at };
    }
    case 'EmailChanged': {
      const { processId, email } = event.data;
      return { ...state, email, emailChange: { stage: 'confirmed', processId, email: state.email }, updatedAt: at };
    }
    case 'EmailChangeCancelled':
    case 'EmailChangeExpired':
    case 'EmailChangeCompleted':
      return settled(state, state.email, at);
    case 'EmailChangeReverted':
      return settled(state, event.data.email, at);
    case 'UserRenamed':
      return { ...state, name: event.data.name, updatedAt: at };
    case 'ExternalIdChanged':
      return { ...state, externalId: event.data.externalId, updatedAt: at };
    case 'RoleAssigned':
      return { ...state, role: event.data.role, updatedAt: at };
    case 'UserSuspended':
      return {
        ...profileOf(state, at),
        status: move('suspend', 'active'),
        suspension: { reason: event.data.reason, until: event.data.until },
      };
    case 'UserReactivated':
      return { ...profileOf(state, at), status: move('reactivate', 'suspended') };
    case 'UserActivated':
      return { ...profileOf(state, at), status: move('activate', 'pending') };
    case 'UserDeactivated':
      return { ...profileOf(state, at), status: move('deactivate', 'active') };
    case 'UserDeleted':
      return { ...profileOf(state, at), status: move('delete', 'active'), deletion: { purgeAfter: event.data.purgeAfter } };
    case 'UserRestored':
      return { ...profileOf(state, at), status: move('restore', 'deleted') };
    case 'UserErased':
      return { status: move('erase', 'deleted') };
    default:
      return event satisfies never;
  }
};
