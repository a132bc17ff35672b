// What one user's new commits change in all read models together: pure, from the row as it was and the commit that is the newest.
import type { Commit } from '../kernel/commit.ts';
import type { OutwardEvent } from '../kernel/publisher.ts';
import type { UserEvent } from '../user/events.ts';
import type { UserState } from '../user/state.ts';
import { type DirectoryRow, directory } from './directory.ts';
import { type FeedEntry, feedEntry } from './feed.ts';
import { search, type SearchEntry } from './search/search.ts';
import { difference, statistics, type Tally } from './statistics.ts';

/** What is known of a user's row. `removed` keeps the version, so that a late commit cannot bring the row back. */
export type DirectoryEntry = {
  readonly version: number;
  /** Epoch milliseconds of the newest feed entry. */
  readonly feedAt?: number;
  /** Versions up to `version` whose events the feed lacks, because their commits could not be read; none: absent. */
  readonly gaps?: readonly number[];
} & ({ readonly kind: 'row'; readonly row: DirectoryRow } | { readonly kind: 'removed' });

export interface UserChange {
  readonly id: string;
  /** The version that the entry must still have; 0: there must be none. */
  readonly from: number;
  /** The `feedAt` that it must still have: it moves where only the feed gets something. */
  readonly feedFrom?: number;
  readonly entry: DirectoryEntry;
  readonly search: { readonly put: readonly SearchEntry[]; readonly remove: readonly SearchEntry[] };
  readonly tally: Tally;
  /** Absent where nothing happened that the outside may know. */
  readonly feed?: FeedEntry;
}

export const rowOf = (entry: DirectoryEntry | undefined): DirectoryRow | undefined => (entry?.kind === 'row' ? entry.row : undefined);

const searchChange = (before: readonly SearchEntry[], after: readonly SearchEntry[]): UserChange['search'] => {
  const [old, current] = [before, after].map((entries) => new Map(entries.map((each) => [each.entry, each.words])));
  return {
    put: after.filter(({ entry, words }) => old?.get(entry) !== words),
    remove: before.filter(({ entry }) => !current?.has(entry)),
  };
};

/** What a user is after a step: its row, or none once it is erased. */
export interface After {
  readonly id: string;
  readonly version: number;
  readonly row: DirectoryRow | undefined;
  /** What the feed does not have yet. */
  readonly events: readonly OutwardEvent[];
  /** Versions whose events could not be read. */
  readonly gaps?: readonly number[];
}

/** @param now epoch milliseconds */
export const changeBetween = (
  before: DirectoryEntry | undefined,
  { id, version, row, events, gaps = [] }: After,
  now: number,
): UserChange => {
  const last = before?.feedAt;
  const at = Math.max(now, (last ?? 0) + 1);
  const feedAt = events.length > 0 ? at : last;
  const known = { version, ...(feedAt === undefined ? {} : { feedAt }), ...(gaps.length > 0 ? { gaps } : {}) };
  const old = rowOf(before);
  return {
    id,
    from: before?.version ?? 0,
    ...(last === undefined ? {} : { feedFrom: last }),
    entry: row === undefined ? { kind: 'removed', ...known } : { kind: 'row', row, ...known },
    search: searchChange(search.imageOf(old), search.imageOf(row)),
    tally: difference(statistics.imageOf(old), statistics.imageOf(row)),
    ...(events.length > 0 ? { feed: feedEntry(id, events, at) } : {}),
  };
};

/**
 * undefined: the commit is applied already, or of nobody.
 * @param told what happened in the versions after the entry's, up to the commit's
 * @param now epoch milliseconds
 */
export const changeOf = (
  before: DirectoryEntry | undefined,
  commit: Commit<UserState, UserEvent>,
  told: Pick<After, 'events' | 'gaps'>,
  now: number,
): UserChange | undefined => {
  const { streamId: id, version } = commit;
  const projected = directory.project(commit);
  if (version <= (before?.version ?? 0) || projected === undefined) return undefined;
  return changeBetween(
    before,
    {
      id,
      version,
      row: projected.kind === 'put' ? projected.row : undefined,
      ...told,
      gaps: [...(before?.gaps ?? []), ...(told.gaps ?? [])],
    },
    now,
  );
};

/** Only the feed gets something: events of versions that were in a gap. */
export const fillingOf = (id: string, before: DirectoryEntry, told: Required<Pick<After, 'events' | 'gaps'>>, now: number): UserChange =>
  changeBetween(before, { id, version: before.version, row: rowOf(before), ...told }, now);
