// A point in time as the API and the log write it. The domain has no clock: time is always an argument.
import type { Brand } from './brand.ts';

/** ISO 8601 UTC with milliseconds, e.g. `2026-03-01T12:00:00.000Z`; compares as text. */
export type Instant = Brand<string, 'Instant'>;

export const instant = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant;
export const epochMs = (at: Instant): number => Date.parse(at);
