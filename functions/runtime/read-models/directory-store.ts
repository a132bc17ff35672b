// The port to the directory's rows: what the projector writes and what the queries read.
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { Status } from '../../../domain/user/values/status.ts';

/** What is known of a user's row. `removed` keeps the version, so that a late commit cannot bring the row back. */
export type DirectoryEntry =
  | { readonly kind: 'row'; readonly version: number; readonly row: DirectoryRow }
  | { readonly kind: 'removed'; readonly version: number };

export interface DirectoryFilter {
  /** Absent: all that is listed as live. */
  readonly status?: Status;
  /** Exclusive bounds of `createdAt`. */
  readonly createdAfter?: string;
  readonly createdBefore?: string;
}

export interface DirectoryPage {
  readonly descending: boolean;
  readonly limit: number;
  /** The `createdKey` of the last row of the page before. */
  readonly after?: string;
}

export interface DirectoryStore {
  /** Higher versions win; anything else changes nothing. */
  put(row: DirectoryRow): Promise<void>;
  remove(id: string, version: number): Promise<void>;
  get(id: string): Promise<DirectoryEntry | undefined>;
  /** Up to `limit` rows; `more` says whether others follow. */
  list(filter: DirectoryFilter, page: DirectoryPage): Promise<{ readonly rows: readonly DirectoryRow[]; readonly more: boolean }>;
  byEmail(emailKey: string): Promise<DirectoryRow | undefined>;
  byExternalId(externalKey: string): Promise<DirectoryRow | undefined>;
  /** Whether the list of `status` (absent: of all) shows this row, or a newer one, where it belongs: lists may lag behind rows. */
  lists(row: DirectoryRow, status: Status | undefined): Promise<boolean>;
}
