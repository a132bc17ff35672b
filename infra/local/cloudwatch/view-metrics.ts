// What `/_local/metrics` tells of each series.
import type { MetricStore, Series } from './store.ts';

const STATISTICS = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum', 'p50', 'p99'] as const;

export interface MetricView extends Series {
  readonly statistics: Readonly<Record<(typeof STATISTICS)[number], number>>;
}

/** Series without a value in the window are left out. */
export const viewMetrics = (store: MetricStore, from: number, to: number): readonly MetricView[] =>
  store.list().flatMap((series) => {
    if (store.statistic(series, 'SampleCount', from, to) === undefined) return [];
    const entries = STATISTICS.map((name) => [name, store.statistic(series, name, from, to) ?? 0] as const);
    return [{ ...series, statistics: Object.fromEntries(entries) as MetricView['statistics'] }];
  });
