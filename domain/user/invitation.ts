// An invitation: one per user that came by one, so that each of the two ids follows from the other.
import * as z from 'zod';
import type { Brand } from '../kernel/brand.ts';
import { epochMs, type Instant, instant } from '../kernel/instant.ts';
import { branded } from '../kernel/validation.ts';
import { pattern } from '../kernel/validators.ts';
import { type UserId, userIdFor } from './ids.ts';

/** `inv_` and the 32 hex digits of the user's id. */
export type InvitationId = Brand<string, 'InvitationId'>;

const shape = /^inv_[0-9a-f]{32}$/;

export const InvitationId = branded<InvitationId>(pattern('be inv_ and 32 hexadecimal digits', shape), {
  examples: ['inv_0190f3a27c5b7e1d8a46c3b2f1e0d9c8'],
  pattern: shape.source,
});

/** What both ids, and that of the process, have in common. */
export const hashOfInvitation = (id: InvitationId): string => id.slice('inv_'.length);
export const invitationIdOf = (userId: UserId): InvitationId => `inv_${userId.slice('user_'.length)}` as InvitationId;
export const invitedUser = (id: InvitationId): UserId => userIdFor(hashOfInvitation(id));

export const DEFAULT_INVITATION_DAYS = 7;
export const MAX_INVITATION_DAYS = 90;
const DAY_MS = 86_400_000;

export const InvitationDays = z
  .int()
  .min(1)
  .max(MAX_INVITATION_DAYS)
  .meta({ description: `Whole days to accept it, ${DEFAULT_INVITATION_DAYS} unless said otherwise.`, examples: [DEFAULT_INVITATION_DAYS] });

export const expiryOf = (now: Instant, days: number): Instant => instant(epochMs(now) + days * DAY_MS);
