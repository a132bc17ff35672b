// ExportUser: all that is kept about a user, straight from the log.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { instant } from '../../domain/kernel/instant.ts';
import { gone } from '../../domain/user/decide/presence.ts';
import { EXPORT_FORMAT, exportedEvents } from '../../domain/user/export-view.ts';
import { composeUsers } from '../runtime/compose-users.ts';
import { NOT_FOUND } from '../runtime/bus/authorize.ts';
import { type Clock, systemClock } from '../runtime/config/clock.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { eventCursor, eventStart, eventsPage, type UserCommits } from '../runtime/read-models/events-page.ts';
import { fromLog, type UserLog } from '../runtime/read-models/user-in-log.ts';

interface Ports {
  readonly users: UserLog & UserCommits;
  readonly clock: Clock;
}

export const endpoint = query(
  'ExportUser',
  QUERIES.ExportUser,
  async ({ params: { id }, query: { limit, cursor } }, { users, clock }: Ports) => {
    const list = ['export', id];
    const start = eventStart(list, cursor);
    if (!start.ok) return start;
    const user = await fromLog(users, id);
    if (!user.ok) return user;
    const page = await eventsPage(users, id, start.value, limit, exportedEvents);
    if (page === 'unknown') return err(NOT_FOUND);
    if (page.erased) return err(gone());
    const events = { items: page.items, nextCursor: eventCursor(list, page.next) };
    return ok({ body: { format: EXPORT_FORMAT, exportedAt: instant(clock.now()), user: user.value, events } });
  },
);

export const handler = serve(endpoint, () => ({ users: composeUsers(), clock: systemClock }));
