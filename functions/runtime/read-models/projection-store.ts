// The port through which the projector writes all read models: one atomic step for a few users at a time.
import type { DirectoryEntry, UserChange } from '../../../domain/read-models/change.ts';
import { sumOf, type Tally } from '../../../domain/read-models/statistics.ts';

/**
 * `overtaken`: an entry, or a counter, is not what it was read as: read again. `busy`: another step is at work on the same items, or they are counted again.
 * In both cases nothing is changed.
 */
export type Applied = 'applied' | 'overtaken' | 'busy';

export interface ProjectionStore {
  /** Strongly consistent; absent where nothing is known of a user. */
  entries(ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>>;
  /** All of it or nothing. At most {@link MAX_ITEMS} items, and each user once. */
  apply(changes: readonly UserChange[]): Promise<Applied>;
}

/** DynamoDB's limit for one transaction. */
export const MAX_ITEMS = 100;

export const tallyOf = (changes: readonly UserChange[]): Tally => sumOf(changes.map(({ tally }) => tally));

export const itemsOf = (changes: readonly UserChange[]): number => {
  const { totals, days, domains } = tallyOf(changes);
  const own = changes.map(({ search, feed }) => 1 + search.put.length + search.remove.length + (feed === undefined ? 0 : 1));
  // The number of domains is kept beside the totals, so that one item changes for both.
  const shared = totals.size + days.size + domains.size > 0 ? 1 : 0;
  return own.reduce((sum, n) => sum + n, shared) + days.size + domains.size;
};

/** In order, as many users together as one step can take. */
export const inGroups = (changes: readonly UserChange[]): readonly (readonly UserChange[])[] => {
  const groups: UserChange[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    if (group !== undefined && itemsOf([...group, change]) <= MAX_ITEMS) group.push(change);
    else groups.push([change]);
  }
  return groups;
};
