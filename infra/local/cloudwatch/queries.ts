// What an alarm or a graph asks for: one series with a statistic, or an expression over several.
import { parseExpression } from './expression.ts';
import { statisticOf } from './statistics.ts';
import type { MetricStore, Series } from './store.ts';

export interface Stat {
  readonly series: Series;
  readonly statistic: string;
}

/** id -> a statistic or an expression over other ids */
export type Queries = ReadonlyMap<string, Stat | { readonly expression: string }>;

/** Value in the window `(from, to]`; undefined: no data. */
export type Question = (store: MetricStore, from: number, to: number) => number | undefined;

/** @throws Error naming an id, function or statistic that is not known */
export const questionOf = (queries: Queries, id: string): Question => {
  const query = queries.get(id);
  if (query === undefined) throw new Error(`metric math: there is no ${id}`);
  if ('series' in query) {
    statisticOf(query.statistic);
    return (store, from, to) => store.statistic(query.series, query.statistic, from, to);
  }
  const { ids, evaluate } = parseExpression(query.expression);
  const parts = new Map([...ids].map((part) => [part, questionOf(queries, part)]));
  return (store, from, to) => evaluate((part) => parts.get(part)?.(store, from, to));
};
