// The read models' memory twin, for tests and simulation: one place that the projection writes and all queries read.
import { type DirectoryEntry, type UserChange } from '../../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { FeedEntry } from '../../../domain/read-models/feed.ts';
import { bucketOf, type SearchEntry } from '../../../domain/read-models/search/search.ts';
import { sumOf, type Tally, TOP_DOMAINS } from '../../../domain/read-models/statistics.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { FeedStore } from './feed-store.ts';
import { keyRange, listingPlan, partitionOf, rangeBehind } from './listing.ts';
import { itemsOf, MAX_ITEMS, type ProjectionStore, tallyOf } from './projection-store.ts';
import type { SearchStore } from './search-store.ts';
import type { StatisticsStore } from './statistics-store.ts';

export interface MemoryReadModels {
  readonly projection: ProjectionStore;
  readonly directory: DirectoryStore & { readonly entries: Map<string, DirectoryEntry> };
  readonly search: SearchStore & { readonly entries: ReadonlyMap<string, SearchEntry> };
  readonly statistics: StatisticsStore & { readonly tally: () => Tally };
  readonly feed: FeedStore & { readonly entries: () => readonly FeedEntry[] };
}

/** DynamoDB compares the bytes of a key. */
const inByteOrder = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

export const createMemoryReadModels = (): MemoryReadModels => {
  const entries = new Map<string, DirectoryEntry>();
  const words = new Map<string, SearchEntry>();
  const feed = new Map<string, FeedEntry>();
  let tally = sumOf([]);
  const rows = (): DirectoryRow[] => [...entries.values()].flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
  const find = (is: (row: DirectoryRow) => boolean): DirectoryRow | undefined => structuredClone(rows().find(is));

  const isAsRead = ({ id, from, feedFrom }: UserChange): boolean => {
    const { version = 0, feedAt } = entries.get(id) ?? {};
    return version === from && feedAt === feedFrom;
  };

  const keep = ({ id, entry, search, feed: news }: UserChange): void => {
    entries.set(id, structuredClone(entry));
    for (const removed of search.remove) words.delete(removed.entry);
    for (const put of search.put) words.set(put.entry, put);
    if (news !== undefined) feed.set(news.position, structuredClone(news));
  };

  const directory: MemoryReadModels['directory'] = {
    entries,
    get: async (id) => structuredClone(entries.get(id)),
    getRows: async (ids) => structuredClone(rows().filter(({ id }) => ids.includes(id))),
    list: async (filter, { descending, limit, after }) => {
      const plan = listingPlan(filter);
      const { from, to } = rangeBehind(keyRange(filter), after, descending);
      const order = descending ? -1 : 1;
      const found = rows()
        .filter((row) => plan.partitions.includes(partitionOf(row, plan)) && row.createdKey >= from && row.createdKey <= to)
        .sort((a, b) => (a.createdKey < b.createdKey ? -order : order));
      return { rows: structuredClone(found.slice(0, limit)), more: found.length > limit };
    },
    byEmail: async (emailKey) => find((row) => row.emailKey === emailKey),
    byExternalId: async (externalKey) => find((row) => row.externalKey === externalKey),
    lists: async () => true,
  };

  return {
    directory,
    projection: {
      entries: async (ids) =>
        new Map(ids.flatMap((id) => (entries.has(id) ? [[id, structuredClone(entries.get(id)) as DirectoryEntry]] : []))),
      apply: async (changes) => {
        if (itemsOf(changes) > MAX_ITEMS) throw new RangeError(`a step of more than ${MAX_ITEMS} items`);
        if (!changes.every(isAsRead)) return 'overtaken';
        changes.forEach(keep);
        tally = sumOf([tally, tallyOf(changes)]);
        return 'applied';
      },
    },
    search: {
      entries: words,
      read: async ({ prefix, after, limit }) =>
        [...words.values()]
          .filter(({ bucket, entry }) => bucket === bucketOf(prefix) && entry.startsWith(prefix))
          .filter(({ entry }) => after === undefined || inByteOrder(entry, after) > 0)
          .sort((a, b) => inByteOrder(a.entry, b.entry))
          .slice(0, limit),
    },
    statistics: {
      tally: () => tally,
      read: async ({ from, to }) => ({
        totals: tally.totals,
        recent: [...tally.days].reduce((sum, [day, n]) => (day >= from && day <= to ? sum + n : sum), 0),
        domains: tally.domains.size,
        topDomains: [...tally.domains]
          .map(([domain, users]) => ({ domain, users }))
          .sort((a, b) => b.users - a.users)
          .slice(0, TOP_DOMAINS),
      }),
    },
    feed: {
      entries: () => [...feed.values()],
      read: async (day, from, to, limit) =>
        [...feed.values()]
          .filter((entry) => entry.day === day && entry.position >= from && entry.position < to)
          .sort((a, b) => inByteOrder(a.position, b.position))
          .slice(0, limit),
    },
  };
};
