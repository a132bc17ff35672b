// UsersByDomain: the first users of several domains at once.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { systemClock } from '../runtime/config/clock.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { caughtUp, LAGS, type CatchingUp } from '../runtime/read-models/caught-up.ts';
import { usersPage } from '../runtime/read-models/users-page.ts';

export const endpoint = query(
  'UsersByDomain',
  QUERIES.UsersByDomain,
  async ({ query: asked, position }, ports: CatchingUp, { deadline }) => {
    const { directory } = ports;
    const filters = [...new Set(asked.domain)].map((domain) => ({ domain }));
    const areListed: Parameters<typeof caughtUp>[2] = async (row) =>
      (await Promise.all(filters.map((filter) => directory.lists(row, filter)))).every(Boolean);
    if (!(await caughtUp(ports, position, areListed, deadline))) return err(LAGS);
    const pages = filters.map(
      async (filter) => [filter.domain, await usersPage(directory, filter, { sort: 'createdAt', limit: asked.limit })] as const,
    );
    return ok({ body: Object.fromEntries(await Promise.all(pages)) });
  },
);

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), clock: systemClock }));
