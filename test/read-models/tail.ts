// A reader of the feed that asks from time to time and remembers its cursor, as another system would.
import { feedPage } from '../../functions/runtime/read-models/feed-page.ts';
import type { FeedStore } from '../../functions/runtime/read-models/feed-store.ts';
import { newsOf } from './recomputed.ts';

const PAGE = 50;

export interface Tail {
  /** user -> what was read of it, in order of reading */
  readonly read: ReadonlyMap<string, readonly string[]>;
  poll(now: number): Promise<void>;
}

export const tailing = (feed: FeedStore): Tail => {
  const read = new Map<string, string[]>();
  let start: Parameters<typeof feedPage>[1];
  return {
    read,
    poll: async (now) => {
      for (;;) {
        const { items, next } = await feedPage(feed, start, undefined, PAGE, now);
        for (const { userId, eventId, type, data } of items) read.set(userId, [...(read.get(userId) ?? []), newsOf(eventId, type, data)]);
        if (next === undefined) return;
        start = next;
      }
    },
  };
};
