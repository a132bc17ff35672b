// GetStats: the counters, added up.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { recentDays, statsOf } from '../../domain/read-models/statistics.ts';
import { composeDirectory } from '../runtime/compose-directory.ts';
import { composeStatistics } from '../runtime/compose-read-models.ts';
import { systemClock } from '../runtime/config/clock.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { caughtUp, LAGS, type CatchingUp } from '../runtime/read-models/caught-up.ts';
import type { StatisticsStore } from '../runtime/read-models/statistics-store.ts';

interface Ports extends CatchingUp {
  readonly statistics: StatisticsStore;
}

export const endpoint = query('GetStats', QUERIES.GetStats, async ({ position }, ports: Ports, { deadline }) => {
  if (!(await caughtUp(ports, position, async () => true, deadline))) return err(LAGS);
  const now = ports.clock.now();
  const counted = await ports.statistics.read(recentDays(now), position !== undefined);
  return ok({ body: statsOf(counted, now) });
});

export const handler = serve(endpoint, () => ({ directory: composeDirectory(), statistics: composeStatistics(), clock: systemClock }));
