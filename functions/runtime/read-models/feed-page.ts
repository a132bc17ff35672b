// One page of the feed: from a position on, day by day, never nearer to now than a write that is still on its way.
import type { Json } from '../../../domain/kernel/json.ts';
import type { OutwardEvent } from '../../../domain/kernel/publisher.ts';
import { dayOf, FEED_RETENTION_DAYS, nextDay, readable } from '../../../domain/read-models/feed.ts';
import type { FeedStore } from './feed-store.ts';

/** A position, or a mere time, and how many of its events are passed. */
type Start = readonly [position: string, passed: number];

const POSITION = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(#user_[0-9a-f]{32})?$/;

export const isFeedPosition = (value: Json): value is [string, number] =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  POSITION.test(value[0]) &&
  Number.isSafeInteger(value[1]) &&
  Number(value[1]) >= 0;

/** Entries read for one page at most: a filter that lets little through must not read on for ever. */
const MAX_ENTRIES = 500;
const MAX_PARTS = FEED_RETENTION_DAYS + 10;
const FIRST_INSTANT = 'T00:00:00.000Z';

export interface FeedPage {
  readonly items: readonly OutwardEvent[];
  /** undefined: nothing was passed. */
  readonly next: Start | undefined;
}

/** Where reading stands; ahead of all days that are read to their end. */
interface Reading {
  readonly items: OutwardEvent[];
  at: Start;
  /** The page is full, or has read as much as a page may. */
  ended: boolean;
}

/** Takes one entry's events as far as the page has room. */
const take = (reading: Reading, position: string, events: readonly OutwardEvent[], type: string | undefined, limit: number): void => {
  const passed = position === reading.at[0] ? reading.at[1] : 0;
  for (const [index, event] of events.entries()) {
    if (index < passed) continue;
    if (reading.items.length === limit) {
      reading.ended = true;
      return;
    }
    if (type === undefined || event.type === type) reading.items.push(event);
    reading.at = [position, index + 1];
  }
};

export const feedPage = async (
  feed: FeedStore,
  start: Start | undefined,
  type: string | undefined,
  limit: number,
  now: number,
): Promise<FeedPage> => {
  const { oldest, newest } = readable(now);
  const begin: Start = start !== undefined && start[0] > oldest ? start : [oldest, 0];
  const reading: Reading = { items: [], at: begin, ended: false };
  let left = MAX_ENTRIES;
  const wants = (): boolean => left > 0 && reading.items.length < limit && reading.at[0] < newest;
  for (let part = 0; part < MAX_PARTS && wants(); part += 1) {
    const day = dayOf(reading.at[0]);
    // One more than the page has room for: the first may be one that is passed.
    const count = Math.min(left, limit - reading.items.length + 1);
    const entries = await feed.read(day, reading.at[0], newest, count);
    left -= entries.length;
    for (const { position, events } of entries) if (!reading.ended) take(reading, position, events, type, limit);
    if (entries.length === count) continue;
    if (day === dayOf(newest)) break;
    if (!reading.ended) reading.at = [`${nextDay(day)}${FIRST_INSTANT}`, 0];
  }
  return { items: reading.items, next: reading.at === begin ? undefined : reading.at };
};
