// GetHistory: what happened to a user, straight from the log, oldest first.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { gone } from '../../domain/user/decide/presence.ts';
import { historyItems } from '../../domain/user/history-view.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { NOT_FOUND } from '../runtime/bus/authorize.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { eventCursor, eventStart, eventsPage, type UserCommits } from '../runtime/read-models/events-page.ts';

export const endpoint = query(
  'GetHistory',
  QUERIES.GetHistory,
  async ({ params: { id }, query: { limit, cursor } }, users: UserCommits) => {
    const list = ['history', id];
    const start = eventStart(list, cursor);
    if (!start.ok) return start;
    const page = await eventsPage(users, id, start.value, limit, historyItems);
    if (page === 'unknown') return err(NOT_FOUND);
    if (page === 'erased') return err(gone());
    return ok({ body: { items: page.items, nextCursor: eventCursor(list, page.next) } });
  },
);

export const handler = serve(endpoint, composeUsers);
