// A page of the feed: day by day, event by event within an entry, and bounded where a filter lets little through.
import { describe, expect, test } from 'vitest';
import type { OutwardEvent } from '../../../../domain/kernel/publisher.ts';
import { FEED_LAG_MS, type FeedEntry, feedEntry } from '../../../../domain/read-models/feed.ts';
import { feedPage, isFeedPosition } from '../../../../functions/runtime/read-models/feed-page.ts';
import type { FeedStore } from '../../../../functions/runtime/read-models/feed-store.ts';
import { ada, bob } from '../../../kit/users.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const event = (name: string, type = 'UserRenamed') => ({ eventId: name, type }) as OutwardEvent;
const entry = (ago: number, userId: string, ...events: OutwardEvent[]): FeedEntry => feedEntry(userId, events, NOW - ago);

/** Counts what it is asked for. */
const storeOf = (...entries: readonly FeedEntry[]) => {
  const store = {
    reads: 0,
    passed: 0,
    read: async (day: string, from: string, to: string, limit: number) => {
      store.reads += 1;
      const found = entries.filter((one) => one.day === day && one.position >= from && one.position < to).slice(0, limit);
      store.passed += found.length;
      return found;
    },
  };
  return store satisfies FeedStore;
};

type Start = Parameters<typeof feedPage>[1];
const page = async (feed: FeedStore, start: Start, limit: number, type?: string) => {
  const { items, next } = await feedPage(feed, start, type, limit, NOW);
  return { names: items.map(({ eventId }) => eventId), next };
};

describe('a page of the feed', () => {
  test('goes from day to day, also over days without events', async () => {
    const feed = storeOf(entry(10 * DAY_MS, ada, event('a')), entry(3 * DAY_MS, bob, event('b')), entry(HOUR_MS, ada, event('c')));
    expect((await page(feed, undefined, 10)).names).toEqual(['a', 'b', 'c']);
  });

  test('ends within an entry, and the next one goes on there', async () => {
    const feed = storeOf(entry(HOUR_MS, ada, event('a'), event('b'), event('c')), entry(HOUR_MS - 1, bob, event('d')));
    const first = await page(feed, undefined, 2);
    expect(first.names).toEqual(['a', 'b']);
    const second = await page(feed, first.next, 2);
    expect(second.names).toEqual(['c', 'd']);
    expect((await page(feed, second.next, 2)).names).toEqual([]);
  });

  test('of any length shows each event once', async () => {
    const feed = storeOf(entry(2 * DAY_MS, ada, event('a'), event('b')), entry(DAY_MS, bob, event('c')), entry(HOUR_MS, ada, event('d')));
    for (const limit of [1, 2, 3, 4]) {
      const seen: string[] = [];
      let next: Start;
      for (;;) {
        const got = await page(feed, next, limit);
        if (got.names.length === 0) break;
        seen.push(...got.names);
        next = got.next;
      }
      expect(seen).toEqual(['a', 'b', 'c', 'd']);
    }
  });

  test('holds what is as old as the lag, and nothing younger', async () => {
    const feed = storeOf(entry(FEED_LAG_MS + 1, ada, event('seen')), entry(FEED_LAG_MS - 1, bob, event('unseen')));
    expect((await page(feed, undefined, 10)).names).toEqual(['seen']);
  });

  test('ends where a filter let nothing through, and says where to go on', async () => {
    const many = Array.from({ length: 700 }, (_, n) => entry(2 * HOUR_MS - n, ada, event(`e${n}`)));
    const feed = storeOf(...many, entry(HOUR_MS, bob, event('found', 'UserErased')));
    let got = await page(feed, undefined, 5, 'UserErased');
    expect(got.names).toEqual([]);
    expect(feed.passed).toBeLessThanOrEqual(500);
    for (let pages = 1; got.names.length === 0; pages += 1) {
      expect(pages).toBeLessThan(5);
      got = await page(feed, got.next, 5, 'UserErased');
    }
    expect(got.names).toEqual(['found']);
  });
});

test('a position is a time, a user or none, and how many events are passed', () => {
  const at = '2026-03-01T12:00:00.000Z';
  expect(
    [
      [at, 0],
      [`${at}#${ada}`, 3],
    ].every((value) => isFeedPosition(value)),
  ).toBe(true);
  for (const value of ['x', [at], [at, -1], [at, 0.5], ['yesterday', 0], [`${at}#nobody`, 0], { at }])
    expect(isFeedPosition(value)).toBe(false);
});
