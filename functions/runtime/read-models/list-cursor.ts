// The cursor of a list of users: bound to whatever selects or orders them. `limit` may change from page to page.
import type { Json } from '../../../domain/kernel/json.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { cursorOf, positionOf } from '../http/cursor.ts';
import { isKeyWithin, type ListingFilter } from './listing.ts';

export type Sort = 'createdAt' | '-createdAt';

/** What does not hold back anything is left out, so that asking for it in two ways gives one list. */
const listOf = ({ status, role, domain, includeDeleted, createdAfter, createdBefore }: ListingFilter, sort: Sort): Json => ({
  status,
  role,
  domain,
  createdAfter,
  createdBefore,
  sort,
  ...(includeDeleted ? { includeDeleted } : {}),
});

export const listCursor = (filter: ListingFilter, sort: Sort, createdKey: string): string => cursorOf(listOf(filter, sort), createdKey);

export const listPosition = (filter: ListingFilter, sort: Sort, cursor: string | undefined): Result<string | undefined, Refusal> =>
  positionOf(listOf(filter, sort), cursor, (value): value is string => isKeyWithin(value, filter));
