// One page of a list of users as a caller sees it.
import { rowToUser, type UserPage } from '../../../domain/read-models/directory.ts';
import type { DirectoryStore } from './directory-store.ts';
import { listCursor, type Sort } from './list-cursor.ts';
import type { ListingFilter } from './listing.ts';

export const usersPage = async (
  directory: Pick<DirectoryStore, 'list'>,
  filter: ListingFilter,
  { sort, limit, after }: { readonly sort: Sort; readonly limit: number; readonly after?: string },
): Promise<UserPage> => {
  const page = { descending: sort === '-createdAt', limit, ...(after === undefined ? {} : { after }) };
  const { rows, more } = await directory.list(filter, page);
  const last = rows.at(-1);
  return { items: rows.map(rowToUser), nextCursor: more && last !== undefined ? listCursor(filter, sort, last.createdKey) : null };
};
