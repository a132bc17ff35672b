// ListUsers: users by creation, with filters that combine, page by page.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { systemClock } from '../runtime/config/clock.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { caughtUp, LAGS, type CatchingUp } from '../runtime/read-models/caught-up.ts';
import { listPosition } from '../runtime/read-models/list-cursor.ts';
import { usersPage } from '../runtime/read-models/users-page.ts';

export const endpoint = query('ListUsers', QUERIES.ListUsers, async ({ query: asked, position }, ports: CatchingUp, { deadline }) => {
  const { sort, limit, cursor, ...filter } = asked;
  const after = listPosition(filter, sort, cursor);
  if (!after.ok) return after;
  if (!(await caughtUp(ports, position, (row) => ports.directory.lists(row, filter), deadline))) return err(LAGS);
  const page = { sort, limit, ...(after.value === undefined ? {} : { after: after.value }) };
  return ok({ body: await usersPage(ports.directory, filter, page) });
});

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), clock: systemClock }));
