// Which partitions of which index answer a list, and which range of them: `createdKey` is `<createdAt>#<id>`, compared as text.
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import { Role } from '../../../domain/user/values/role.ts';
import { Status } from '../../../domain/user/values/status.ts';

export interface ListingFilter {
  /** Absent: all that are live, and with `includeDeleted` the deleted too. */
  readonly status?: Status | undefined;
  readonly role?: Role | undefined;
  /** Lower case. */
  readonly domain?: string | undefined;
  readonly includeDeleted?: boolean | undefined;
  /** Exclusive bounds of `createdAt`. */
  readonly createdAfter?: string | undefined;
  readonly createdBefore?: string | undefined;
}

/** Index -> its partition key; the sort key is `createdKey` in all of them. */
export const LISTING_INDEXES = {
  byCreatedAt: 'listing',
  byStatus: 'status',
  byFacet: 'facet',
  byDomain: 'domainListing',
  byDomainFacet: 'domainFacet',
} as const satisfies Record<string, keyof DirectoryRow>;

export interface ListingPlan {
  readonly index: keyof typeof LISTING_INDEXES;
  /** Disjoint; their rows are merged by `createdKey`. */
  readonly partitions: readonly string[];
}

const LIVE = Status.options.filter((status) => status !== 'deleted');

const combine = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((one) => second.map((other) => `${one}#${other}`));

/** Each combination of filters has partitions that hold its rows and no others. */
export const listingPlan = ({ status, role, domain, includeDeleted = false }: ListingFilter): ListingPlan => {
  const listings = includeDeleted ? ['live', 'deleted'] : ['live'];
  const statuses = status === undefined ? [...LIVE, ...(includeDeleted ? ['deleted'] : [])] : [status];
  if (domain === undefined) {
    if (role !== undefined) return { index: 'byFacet', partitions: combine(statuses, [role]) };
    return status === undefined ? { index: 'byCreatedAt', partitions: listings } : { index: 'byStatus', partitions: statuses };
  }
  if (status === undefined && role === undefined) return { index: 'byDomain', partitions: combine([domain], listings) };
  return { index: 'byDomainFacet', partitions: combine(combine([domain], statuses), role === undefined ? Role.options : [role]) };
};

export const partitionOf = (row: DirectoryRow, { index }: ListingPlan): string => row[LISTING_INDEXES[index]];

/** Sorts after `#<any id>` and before the next millisecond. */
const AFTER_ALL_IDS = '#~';
const FIRST = '0';
const LAST = '9~';

export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

/** Both ends inclusive, yet no key equals an end: keys of the bounds' own milliseconds lie outside. */
export const keyRange = ({ createdAfter, createdBefore }: Pick<ListingFilter, 'createdAfter' | 'createdBefore'>): KeyRange => ({
  from: createdAfter === undefined ? FIRST : `${createdAfter}${AFTER_ALL_IDS}`,
  to: createdBefore ?? LAST,
});

/** All keys have one length and end in a hexadecimal digit: these sort next to `key`, with no other key between. */
const justAfter = (key: string): string => `${key}!`;
const justBefore = (key: string): string => `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}~`;

/** What is left of a range behind a position. A key condition, so that the position's own row may change or go meanwhile. */
export const rangeBehind = (range: KeyRange, after: string | undefined, descending: boolean): KeyRange => {
  if (after === undefined) return range;
  return descending ? { ...range, to: justBefore(after) } : { ...range, from: justAfter(after) };
};

const CREATED_KEY = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#user_[0-9a-f]{32}$/;

/** A page can only follow a key of the list itself. */
export const isKeyWithin = (value: unknown, filter: ListingFilter): value is string => {
  const { from, to } = keyRange(filter);
  return typeof value === 'string' && CREATED_KEY.test(value) && value >= from && value <= to;
};
