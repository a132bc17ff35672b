// The port to the search entries.
import type { SearchEntry } from '../../../domain/read-models/search/search.ts';

export interface SearchRange {
  /** The folded word that the entries' words begin with; at least one letter. */
  readonly prefix: string;
  /** The `entry` to go on behind. */
  readonly after?: string;
  readonly limit: number;
  /** Not older than any projection that is known to be done; at twice the price. */
  readonly consistent: boolean;
}

export interface SearchStore {
  /** In order of `entry`, at most `limit`; fewer: there are no more. */
  read(range: SearchRange): Promise<readonly SearchEntry[]>;
}
