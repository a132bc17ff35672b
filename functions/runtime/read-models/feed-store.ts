// The port to the feed's entries.
import type { FeedEntry } from '../../../domain/read-models/feed.ts';

export interface FeedStore {
  /** Of one day, `from` inclusive and `to` exclusive, in order of position; fewer than `limit`: the range holds no more. */
  read(day: string, from: string, to: string, limit: number): Promise<readonly FeedEntry[]>;
}
