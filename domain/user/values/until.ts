// The end of a suspension: a time whose rule depends on the present, so it is checked twice, in shape and when it is decided.
import { type Instant, epochMs } from '../../kernel/instant.ts';
import { Timestamp } from './timestamp.ts';

export const MAX_SUSPENSION_DAYS = 365;
const DAY_MS = 86_400_000;

export const Until = Timestamp.meta({
  format: 'date-time',
  description: `When the suspension ends: in the future, at most ${MAX_SUSPENSION_DAYS} days away.`,
  examples: ['2026-06-01T00:00:00.000Z'],
});

export const isAllowedUntil = (until: Instant, now: Instant): boolean =>
  epochMs(until) > epochMs(now) && epochMs(until) <= epochMs(now) + MAX_SUSPENSION_DAYS * DAY_MS;
