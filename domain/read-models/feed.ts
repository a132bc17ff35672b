// The feed: outward events in the order in which they were projected, for systems that pull instead of listening to the bus.
import * as z from 'zod';
import { AnyJson } from '../kernel/json.ts';
import type { OutwardEvent } from '../kernel/publisher.ts';
import { USER_EVENTS } from '../user/events.ts';

/** Entry of the table `Feed`: what one projection of one user adds. */
export interface FeedEntry {
  /** `2026-03-01` (UTC), the day of `position` */
  readonly day: string;
  /** `<instant>#<user id>`: sorts by time, unique, and ascending for each user. */
  readonly position: string;
  readonly events: readonly OutwardEvent[];
  /** epoch seconds */
  readonly expiresAt: number;
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
const DAY_LENGTH = 'yyyy-mm-dd'.length;

export const FEED_RETENTION_DAYS = 30;
/**
 * Milliseconds. A position is given out before its write and becomes visible after it: nothing younger than the longest write, with its
 * retries and the difference between two clocks, is shown, so that no reader passes a position that is still on its way.
 */
export const FEED_LAG_MS = 10_000;

const SEPARATOR = '#';
export const userOf = (position: string): string => position.slice(position.indexOf(SEPARATOR) + 1);
/** Epoch milliseconds */
export const timeOf = (position: string): number => Date.parse(position.slice(0, position.indexOf(SEPARATOR)));
export const dayOf = (position: string): string => position.slice(0, DAY_LENGTH);
export const nextDay = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, DAY_LENGTH);

/** Its images are the events themselves, so all there is to say of it is its name. */
export const feed = { name: 'feed' } as const;

/** @param at epoch milliseconds, greater than that of the user's entry before */
export const feedEntry = (userId: string, events: readonly OutwardEvent[], at: number): FeedEntry => {
  const position = `${new Date(at).toISOString()}${SEPARATOR}${userId}`;
  return { day: dayOf(position), position, events, expiresAt: Math.ceil((at + FEED_RETENTION_DAYS * DAY_MS) / SECOND_MS) };
};

/** Positions from `oldest` (inclusive) to `newest` (exclusive) can be read at `now`. */
export const readable = (now: number): { readonly oldest: string; readonly newest: string } => ({
  oldest: new Date(now - FEED_RETENTION_DAYS * DAY_MS).toISOString(),
  newest: new Date(now - FEED_LAG_MS).toISOString(),
});

const types = Object.keys(USER_EVENTS) as [keyof typeof USER_EVENTS, ...(keyof typeof USER_EVENTS)[]];
export const EventType = z.enum(types).meta({ description: 'Name of an event.', examples: ['UserRenamed'] });

const FeedEvent = z
  .object({
    eventId: z.string().meta({ description: 'Dedupe by it.', examples: ['user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@3.0'] }),
    userId: z.string(),
    version: z.int(),
    type: EventType,
    schemaVersion: z.int(),
    occurredAt: z.iso.datetime(),
    correlationId: z.string(),
    causationId: z.string().optional(),
    traceparent: z.string().optional(),
    changed: z.array(z.string()).meta({ examples: [['name']] }),
    data: z.record(z.string(), AnyJson).meta({ description: 'What the event says and is not personal.' }),
  })
  .meta({ id: 'FeedEvent', description: 'A thin event, as on the bus.' });

export const EventPage = z
  .object({
    items: z.array(FeedEvent),
    nextCursor: z
      .string()
      .nullable()
      .meta({
        description: 'Sent back as `after` it answers what follows. null: there is nothing new, ask again later with the cursor you have.',
        examples: [null],
      }),
  })
  .meta({
    id: 'EventPage',
    description:
      'Part of the feed, oldest first. A page can hold fewer events than `limit`, even none, while nextCursor says that more follow.',
  });
