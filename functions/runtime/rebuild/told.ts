// Which events the feed has of some users: it is read from its oldest entry on, for the few whose rows are missing.
import { dayOf, nextDay, readable, timeOf, userOf } from '../../../domain/read-models/feed.ts';
import type { Told } from '../../../domain/read-models/repair.ts';
import type { FeedStore } from '../read-models/feed-store.ts';

const PAGE = 1_000;
/** Sorts behind every position. */
const END = '~';

export const toldOf = async (feed: FeedStore, users: ReadonlySet<string>, now: number): Promise<ReadonlyMap<string, Told>> => {
  const told = new Map([...users].map((id) => [id, { events: new Set<string>(), at: undefined as number | undefined }]));
  if (users.size === 0) return told;
  const last = nextDay(dayOf(new Date(now).toISOString()));
  for (let day = dayOf(readable(now).oldest); day <= last; day = nextDay(day)) {
    for (let from = day; ; ) {
      const entries = await feed.read(day, from, END, PAGE);
      for (const { position, events } of entries) {
        const own = told.get(userOf(position));
        if (own === undefined) continue;
        for (const { eventId } of events) own.events.add(eventId);
        own.at = timeOf(position);
      }
      const newest = entries.at(-1);
      if (newest === undefined || entries.length < PAGE) break;
      from = `${newest.position} `;
    }
  }
  return told;
};
