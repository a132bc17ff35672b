// What a rebuild needs beside the projection: the stores read from end to end, and counters that stand still while they are replaced.
import type { SearchEntry } from '../../../domain/read-models/search/search.ts';
import type { Tally } from '../../../domain/read-models/statistics.ts';

/** The place where a scan goes on. */
export type Cursor = Readonly<Record<string, string | number>>;

/** One of `segments` equal parts of a table, from `after` on. */
export interface Part {
  readonly segment: number;
  readonly segments: number;
  readonly after?: Cursor | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: Cursor;
}

/** Strongly consistent. */
export interface Scans {
  /** Ids of users that have commits; one can come in several pages. */
  users(part: Part): Promise<Page<string>>;
  /** Ids of users that have a row, or had one. */
  rows(part: Part): Promise<Page<string>>;
  words(part: Part): Promise<Page<SearchEntry>>;
  /** Those of the entries that are there, as they are. */
  present(entries: readonly SearchEntry[]): Promise<readonly SearchEntry[]>;
  /** Takes a row away that is still of this version. */
  forgetRow(id: string, version: number): Promise<void>;
  /** Takes words away of a user without a row. */
  forgetWords(entries: readonly SearchEntry[]): Promise<void>;
}

export interface Counters {
  /** Keeps every step that moves a counter waiting, until then at most (epoch milliseconds). false: another rebuild has it. */
  hold(until: number): Promise<boolean>;
  release(until: number): Promise<void>;
  /** What all rows add up to. */
  recount(): Promise<Tally>;
  /** Makes the counters these, while they are held; answers how many were others. @throws HoldLost */
  replace(tally: Tally, until: number): Promise<number>;
}

export class HoldLost extends Error {
  override readonly name = 'HoldLost';
}
