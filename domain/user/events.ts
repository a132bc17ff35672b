// Everything that can happen to a user, one definition each. A recorded value is taken as it is: rules may tighten, the past does not.
import * as z from 'zod';
import { defineEvent, type EventOf } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import { ProcessId } from '../process/ids.ts';
import { InvitationId } from './invitation.ts';
import type { Email } from './values/email.ts';
import type { ExternalId } from './values/external-id.ts';
import type { PersonName } from './values/name.ts';
import { Origin } from './values/origin.ts';
import type { Reason } from './values/reason.ts';
import { Role } from './values/role.ts';
import { PendingReason } from './values/status.ts';

const recorded = <T extends string>(example: string): z.ZodType<T> => z.string().meta({ examples: [example] }) as unknown as z.ZodType<T>;

const email = recorded<Email>('Ada@Example.com');
const name = recorded<PersonName>('Ada Lovelace');
const externalId = recorded<ExternalId>('hr-004711').nullable();
const reason = recorded<Reason>('Left the company');

export const USER_EVENTS = {
  UserRegistered: defineEvent({
    schemaVersion: 2,
    summary: 'A user came into being.',
    schema: z.object({
      email,
      name,
      role: Role,
      status: z.enum(['pending', 'active']).meta({ examples: ['active'] }),
      pendingReason: PendingReason.nullable(),
      externalId,
      origin: Origin,
    }),
    personal: ['email', 'name', 'externalId'],
    changed: ['email', 'name', 'role', 'status', 'pendingReason', 'externalId'],
  }),
  UserInvited: defineEvent({
    schemaVersion: 1,
    summary: 'A user has an invitation to accept.',
    schema: z.object({ invitationId: InvitationId, expiresAt: recorded<Instant>('2026-03-08T12:00:00.000Z') }),
    personal: [],
    changed: ['pendingReason'],
  }),
  InvitationAccepted: defineEvent({
    schemaVersion: 1,
    summary: 'A user has accepted its invitation.',
    schema: z.object({ invitationId: InvitationId }),
    personal: [],
    changed: ['pendingReason'],
  }),
  InvitationRevoked: defineEvent({
    schemaVersion: 1,
    summary: 'An invitation was taken back before it was accepted.',
    schema: z.object({ invitationId: InvitationId }),
    personal: [],
    changed: ['pendingReason'],
  }),
  InvitationExpired: defineEvent({
    schemaVersion: 1,
    summary: 'An invitation was not accepted in its time.',
    schema: z.object({ invitationId: InvitationId }),
    personal: [],
    changed: ['pendingReason'],
  }),
  EmailChangeRequested: defineEvent({
    schemaVersion: 1,
    summary: 'A user is to get another address, once that is confirmed.',
    schema: z.object({ processId: ProcessId, email, expiresAt: recorded<Instant>('2026-03-02T12:00:00.000Z') }),
    personal: ['email'],
    changed: [],
  }),
  EmailChangeCancelled: defineEvent({
    schemaVersion: 1,
    summary: 'A change of address was taken back before it was confirmed.',
    schema: z.object({ processId: ProcessId }),
    personal: [],
    changed: [],
  }),
  EmailChangeExpired: defineEvent({
    schemaVersion: 1,
    summary: 'A change of address was not confirmed in its time.',
    schema: z.object({ processId: ProcessId }),
    personal: [],
    changed: [],
  }),
  EmailChanged: defineEvent({
    schemaVersion: 1,
    summary: 'A user has another address. The one before is kept for a while, so that it can come back.',
    schema: z.object({ processId: ProcessId, email }),
    personal: ['email'],
    changed: ['email'],
  }),
  EmailChangeReverted: defineEvent({
    schemaVersion: 1,
    summary: 'A user has the address again that it had before.',
    schema: z.object({ processId: ProcessId, email }),
    personal: ['email'],
    changed: ['email'],
  }),
  EmailChangeCompleted: defineEvent({
    schemaVersion: 1,
    summary: 'A change of address can no longer be reverted, and the address before is free.',
    schema: z.object({ processId: ProcessId }),
    personal: [],
    changed: [],
  }),
  UserRenamed: defineEvent({
    schemaVersion: 1,
    summary: 'A user has another name.',
    schema: z.object({ name }),
    personal: ['name'],
    changed: ['name'],
  }),
  ExternalIdChanged: defineEvent({
    schemaVersion: 1,
    summary: 'A user is known to another system by another key, or no longer.',
    schema: z.object({ externalId }),
    personal: ['externalId'],
    changed: ['externalId'],
  }),
  RoleAssigned: defineEvent({
    schemaVersion: 1,
    summary: 'A user has another role.',
    schema: z.object({ role: Role, reason: reason.nullable() }),
    personal: ['reason'],
    changed: ['role'],
  }),
  UserSuspended: defineEvent({
    schemaVersion: 1,
    summary: 'A user cannot sign in for a while, or until further notice.',
    schema: z.object({ reason, until: recorded<Instant>('2026-06-01T00:00:00.000Z').nullable() }),
    personal: ['reason'],
    changed: ['status', 'suspension'],
  }),
  UserReactivated: defineEvent({
    schemaVersion: 1,
    summary: 'A suspended or inactive user is active again.',
    schema: z.object({ reason: reason.nullable() }),
    personal: ['reason'],
    changed: ['status', 'suspension'],
  }),
  UserActivated: defineEvent({
    schemaVersion: 1,
    summary: 'A pending user is active.',
    schema: z.object({}),
    personal: [],
    changed: ['status', 'pendingReason'],
  }),
  UserDeactivated: defineEvent({
    schemaVersion: 1,
    summary: 'A user is out of service.',
    schema: z.object({ reason }),
    personal: ['reason'],
    changed: ['status', 'pendingReason', 'suspension'],
  }),
  UserDeleted: defineEvent({
    schemaVersion: 1,
    summary: 'A user is deleted, and can be restored until its data may be purged.',
    schema: z.object({ purgeAfter: recorded<Instant>('2026-05-01T00:00:00.000Z') }),
    personal: [],
    changed: ['status', 'pendingReason', 'suspension', 'deletion'],
  }),
  UserRestored: defineEvent({
    schemaVersion: 1,
    summary: 'A deleted user is back, inactive.',
    schema: z.object({}),
    personal: [],
    changed: ['status', 'deletion'],
  }),
  UserErased: defineEvent({
    schemaVersion: 1,
    summary: 'The personal data of a user is gone for good, and its email address is free.',
    schema: z.object({}),
    personal: [],
    changed: ['email', 'name', 'role', 'status', 'externalId', 'deletion'],
  }),
};

export type UserEvent = EventOf<typeof USER_EVENTS>;
export type UserEventType = UserEvent['type'];
/** The event of one type, e.g. `UserEventOf<'UserRenamed'>`. */
export type UserEventOf<Type extends UserEventType> = Extract<UserEvent, { readonly type: Type }>;
