// The port to what is kept of an import: its rows, sealed, until they are done; and what became of each, for as long as anybody may ask.
import type { ImportMode } from '../../../domain/imports/rows.ts';
import type { RowResult } from '../../../domain/imports/report.ts';

export interface ImportHead {
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly rows: number;
  /** epoch milliseconds */
  readonly at: number;
}

/** Chunks are counted from 0. */
export interface ImportStore {
  /** Keeps an import whole, or finds it kept; the head comes last. */
  keep(importId: string, head: ImportHead, chunks: readonly Uint8Array[]): Promise<void>;
  head(importId: string): Promise<ImportHead | undefined>;
  /** undefined: forgotten. */
  rows(importId: string, chunk: number): Promise<Uint8Array | undefined>;
  results(importId: string, chunk: number): Promise<readonly RowResult[]>;
  settle(importId: string, chunk: number, results: readonly RowResult[], at: number): Promise<void>;
  /** Of all chunks, in order. */
  report(importId: string): Promise<readonly RowResult[]>;
  /** Deletes the rows of all chunks; what became of them stays. */
  forget(importId: string): Promise<void>;
}

const DAY_MS = 86_400_000;
/** The longest that rows are kept, sealed, where their process never came to its end. */
export const ROWS_KEPT_MS = 7 * DAY_MS;
export const REPORT_KEPT_MS = 30 * DAY_MS;
