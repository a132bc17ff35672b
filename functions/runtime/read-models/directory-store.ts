// The port to the directory's rows, as the queries read them.
import type { DirectoryEntry } from '../../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { ListingFilter } from './listing.ts';

export type { DirectoryEntry } from '../../../domain/read-models/change.ts';

export interface DirectoryPage {
  readonly descending: boolean;
  readonly limit: number;
  /** The `createdKey` of the last row of the page before. */
  readonly after?: string;
}

export interface DirectoryStore {
  get(id: string): Promise<DirectoryEntry | undefined>;
  /** The rows that there are, in no order. */
  getRows(ids: readonly string[]): Promise<readonly DirectoryRow[]>;
  /** Up to `limit` rows; `more` says whether others follow. */
  list(filter: ListingFilter, page: DirectoryPage): Promise<{ readonly rows: readonly DirectoryRow[]; readonly more: boolean }>;
  byEmail(emailKey: string): Promise<DirectoryRow | undefined>;
  byExternalId(externalKey: string): Promise<DirectoryRow | undefined>;
  /** Whether the lists of `filter` show this row, or a newer one, exactly where it belongs: lists may lag behind rows. */
  lists(row: DirectoryRow, filter: ListingFilter): Promise<boolean>;
}
