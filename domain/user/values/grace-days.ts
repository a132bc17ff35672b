// How long a deleted user can be restored before its data may be purged.
import * as z from 'zod';
import { epochMs, type Instant, instant } from '../../kernel/instant.ts';

export const DEFAULT_GRACE_DAYS = 30;
export const MAX_GRACE_DAYS = 90;
const DAY_MS = 86_400_000;

/** Whole days, 0 to 90; 0 leaves no time to restore. */
export const GraceDays = z.int().min(0).max(MAX_GRACE_DAYS);

export const purgeAfter = (now: Instant, graceDays: number): Instant => instant(epochMs(now) + graceDays * DAY_MS);
