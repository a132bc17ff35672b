// What makes one user's read models right again without a new version. The counters are left alone: a recount settles them all at once.
import type { OutwardEvent } from '../kernel/publisher.ts';
import { changeBetween, type DirectoryEntry, rowOf, type UserChange } from './change.ts';
import type { DirectoryRow } from './directory.ts';
import { FEED_RETENTION_DAYS } from './feed.ts';
import { search, type SearchEntry } from './search/search.ts';
import { sumOf } from './statistics.ts';

const DAY_MS = 86_400_000;
const UNCOUNTED = sumOf([]);

const atItsVersion = (id: string, before: DirectoryEntry, entry: DirectoryEntry, words: UserChange['search']): UserChange => ({
  id,
  from: before.version,
  ...(before.feedAt === undefined ? {} : { feedFrom: before.feedAt }),
  entry,
  search: words,
  tally: UNCOUNTED,
});

/**
 * The row and its words as the log has them.
 * @param row undefined: none, the user is erased
 */
export const correcting = (
  id: string,
  before: DirectoryEntry,
  { version, row }: { readonly version: number; readonly row: DirectoryRow | undefined },
  missing: readonly SearchEntry[],
): UserChange => {
  const { feedAt, gaps } = before;
  const known = { version, ...(feedAt === undefined ? {} : { feedAt }), ...(gaps === undefined ? {} : { gaps }) };
  const entry: DirectoryEntry = row === undefined ? { kind: 'removed', ...known } : { kind: 'row', row, ...known };
  return atItsVersion(id, before, entry, { put: missing, remove: [] });
};

/** Words that are no longer, or never were, words of the user. */
export const foreignWords = (before: DirectoryEntry, found: readonly SearchEntry[]): readonly SearchEntry[] => {
  const own = new Set(search.imageOf(rowOf(before)).map(({ entry }) => entry));
  return found.filter(({ entry }) => !own.has(entry));
};

export const withoutWords = (id: string, before: DirectoryEntry, remove: readonly SearchEntry[]): UserChange =>
  atItsVersion(id, before, before, { put: [], remove });

/** What the feed has of a user. */
export interface Told {
  /** Ids of events */
  readonly events: ReadonlySet<string>;
  /** Epoch milliseconds of the newest entry; undefined: there is none. */
  readonly at: number | undefined;
}

/**
 * A row that is missing. Who is in the feed had one, and is counted; the feed gets what it lacks and still would have, behind the rest.
 * @param change from nothing
 */
export const restoring = (change: UserChange, told: Told, now: number): UserChange => {
  const { id, entry } = change;
  const oldest = new Date(now - FEED_RETENTION_DAYS * DAY_MS).toISOString();
  const lacking = ({ eventId, occurredAt }: OutwardEvent): boolean => !told.events.has(eventId) && occurredAt >= oldest;
  const events = (change.feed?.events ?? []).filter(lacking);
  const { version, gaps = [] } = entry;
  const before: DirectoryEntry | undefined = told.at === undefined ? undefined : { kind: 'removed', version: 0, feedAt: told.at };
  const { feedFrom: _nothingThere, ...again } = changeBetween(before, { id, version, row: rowOf(entry), events, gaps }, now);
  return before === undefined ? again : { ...again, tally: UNCOUNTED };
};
