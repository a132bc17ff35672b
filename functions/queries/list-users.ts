// ListUsers: users by creation, one status or all that are live, page by page.
import { QUERIES } from '../../domain/catalog/queries.ts';
import type { ListUsersQuery } from '../../domain/catalog/parameters.ts';
import type { Json } from '../../domain/kernel/json.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { rowToUser } from '../../domain/read-models/directory.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { type Clock, systemClock } from '../runtime/config/clock.ts';
import { cursorOf, positionOf } from '../runtime/http/cursor.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { caughtUp } from '../runtime/read-models/caught-up.ts';
import type { DirectoryStore } from '../runtime/read-models/directory-store.ts';
import { isKeyWithin } from '../runtime/read-models/listing.ts';

interface Ports {
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

const LAGS = refusal('UNAVAILABLE', 'The list has not caught up with the Consistency-Token yet.');
/** `limit` may change from page to page; whatever selects or orders may not. */
const listOf = ({ status, createdAfter, createdBefore, sort }: ListUsersQuery): Json => ({ status, createdAfter, createdBefore, sort });

export const endpoint = query(
  'ListUsers',
  QUERIES.ListUsers,
  async ({ query: filter, position }, { directory, clock }: Ports, { deadline }) => {
    const { status, createdAfter, createdBefore, sort, limit } = filter;
    const bounds = { ...(status && { status }), ...(createdAfter && { createdAfter }), ...(createdBefore && { createdBefore }) };
    const after = positionOf(listOf(filter), filter.cursor, (value): value is string => isKeyWithin(value, bounds));
    if (!after.ok) return after;
    if (position !== undefined && !(await caughtUp(directory, position, status, deadline, clock))) return err(LAGS);
    const page = { descending: sort === '-createdAt', limit, ...(after.value === undefined ? {} : { after: after.value }) };
    const { rows, more } = await directory.list(bounds, page);
    const last = rows.at(-1);
    const nextCursor = more && last !== undefined ? cursorOf(listOf(filter), last.createdKey) : null;
    return ok({ body: { items: rows.map(rowToUser), nextCursor } });
  },
);

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), clock: systemClock }));
