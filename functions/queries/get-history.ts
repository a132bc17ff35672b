// GetHistory: what happened to a user, straight from the log, oldest first; of somebody who was erased, only who did what when.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { historyItems, withoutPersonalData } from '../../domain/user/history-view.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { NOT_FOUND } from '../runtime/bus/authorize.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { eventCursor, eventStart, eventsPage, type UserCommits } from '../runtime/read-models/events-page.ts';
import type { UserLog } from '../runtime/read-models/user-in-log.ts';

export const endpoint = query(
  'GetHistory',
  QUERIES.GetHistory,
  async ({ params: { id }, query: { limit, cursor } }, users: UserCommits & UserLog) => {
    const list = ['history', id];
    const start = eventStart(list, cursor);
    if (!start.ok) return start;
    // The newest state is looked at as well: a key that is still cached opens the past of somebody who is erased now.
    const [newest, page] = await Promise.all([users.load(id), eventsPage(users, id, start.value, limit, historyItems)]);
    if (page === 'unknown') return err(NOT_FOUND);
    const erased = page.erased || newest?.state.status === 'erased';
    const items = erased ? page.items.map(withoutPersonalData) : page.items;
    return ok({ body: { items, nextCursor: eventCursor(list, page.next) } });
  },
);

export const handler = serve(endpoint, composeUsers);
