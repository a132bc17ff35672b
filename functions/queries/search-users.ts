// SearchUsers: users by the beginnings of their words, page by page.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { rowToUser } from '../../domain/read-models/directory.ts';
import { wordsOf } from '../../domain/read-models/search/words.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { composeSearch } from '../runtime/compose-read-models.ts';
import { systemClock } from '../runtime/config/clock.ts';
import { cursorOf, positionOf } from '../runtime/http/cursor.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { caughtUp, LAGS, type CatchingUp } from '../runtime/read-models/caught-up.ts';
import { isEntryOf, searchPage } from '../runtime/read-models/search-page.ts';
import type { SearchStore } from '../runtime/read-models/search-store.ts';

interface Ports extends CatchingUp {
  readonly search: SearchStore;
}

export const endpoint = query(
  'SearchUsers',
  QUERIES.SearchUsers,
  async ({ body: { q, limit, cursor }, position }, ports: Ports, { deadline }) => {
    const wanted = wordsOf(q);
    const after = positionOf(['search', wanted], cursor, isEntryOf(wanted));
    if (!after.ok) return after;
    if (!(await caughtUp(ports, position, async () => true, deadline))) return err(LAGS);
    const page = await searchPage(ports, { wanted, after: after.value, limit, consistent: position !== undefined });
    const nextCursor = page.next === undefined ? null : cursorOf(['search', wanted], page.next);
    return ok({ body: { items: page.rows.map(rowToUser), nextCursor } });
  },
);

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), search: composeSearch(), clock: systemClock }));
