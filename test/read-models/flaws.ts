// Projectors that are wrong in one way each: what the comparison with the log must find.
import { type DirectoryEntry, rowOf, type UserChange } from '../../domain/read-models/change.ts';
import type { ProjectionStore } from '../../functions/runtime/read-models/projection-store.ts';
import type { Flaw } from './run.ts';

const changing =
  (flawed: (change: UserChange) => UserChange): Flaw =>
  (store) => ({ ...store, apply: (changes) => store.apply(changes.map(flawed)) });

/** Takes whatever arrives for new: the versions that are known are hidden from the projector, and its condition is made to hold. */
const forgetting =
  (remembered: (entry: DirectoryEntry) => DirectoryEntry | undefined): Flaw =>
  (store: ProjectionStore) => ({
    entries: async (ids) =>
      new Map(
        [...(await store.entries(ids))].flatMap(([id, entry]) => {
          const kept = remembered(entry);
          return kept === undefined ? [] : [[id, kept] as const];
        }),
      ),
    apply: async (changes) => {
      const known = await store.entries(changes.map(({ id }) => id));
      const asKnown = ({ feedFrom: _feedFrom, ...change }: UserChange): UserChange => {
        const { version: from = 0, feedAt } = known.get(change.id) ?? {};
        return { ...change, from, ...(feedAt === undefined ? {} : { feedFrom: feedAt }) };
      };
      return store.apply(changes.map(asKnown));
    },
  });

const gains = (counts: ReadonlyMap<string, number>) => new Map([...counts].filter(([, n]) => n > 0));

export const FLAWS: Readonly<Record<string, Flaw>> = {
  'counts a duplicate twice': forgetting(() => undefined),
  'lets a late commit win': forgetting((entry) => ({ ...entry, version: 0 })),
  'forgets to count the old facet down': changing(({ tally, ...change }) => ({
    ...change,
    tally: { ...tally, totals: gains(tally.totals) },
  })),
  'keeps an empty domain': changing(({ tally, ...change }) => ({ ...change, tally: { ...tally, domains: gains(tally.domains) } })),
  'keeps the old words': changing((change) => ({ ...change, search: { ...change.search, remove: [] } })),
  'lists the deleted': changing((change) => {
    const row = rowOf(change.entry);
    return row === undefined ? change : { ...change, entry: { ...change.entry, kind: 'row', row: { ...row, listing: 'live' } } };
  }),
  'keeps the old role in the facet': changing((change) => {
    const row = rowOf(change.entry);
    return row === undefined
      ? change
      : { ...change, entry: { ...change.entry, kind: 'row', row: { ...row, facet: `${row.status}#user` } } };
  }),
  'tells only the newest event': changing((change) =>
    change.feed === undefined ? change : { ...change, feed: { ...change.feed, events: change.feed.events.slice(-1) } },
  ),
};
