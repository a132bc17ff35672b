// How a filter becomes a range of creation keys: `<createdAt>#<id>`, compared as text.
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { DirectoryFilter } from './directory-store.ts';

/** Sorts after `#<any id>` and before the next millisecond. */
const AFTER_ALL_IDS = '#~';
const FIRST = '0';
const LAST = '9~';

/** Both ends inclusive, yet no key equals an end: keys of the bounds' own milliseconds lie outside. */
export const keyRange = ({ createdAfter, createdBefore }: DirectoryFilter): { readonly from: string; readonly to: string } => ({
  from: createdAfter === undefined ? FIRST : `${createdAfter}${AFTER_ALL_IDS}`,
  to: createdBefore ?? LAST,
});

export const belongs = (row: DirectoryRow, status: DirectoryFilter['status']): boolean =>
  status === undefined ? row.listing === 'live' : row.status === status;

const CREATED_KEY = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#user_[0-9a-f]{32}$/;

/** A page can only follow a key of the list itself; DynamoDB refuses to start anywhere else. */
export const isKeyWithin = (value: unknown, filter: DirectoryFilter): value is string => {
  const { from, to } = keyRange(filter);
  return typeof value === 'string' && CREATED_KEY.test(value) && value >= from && value <= to;
};

export const idInKey = (createdKey: string): string => createdKey.slice(createdKey.indexOf('#') + 1);
