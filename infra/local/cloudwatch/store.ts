// The values of every metric series, by their time on the stack's clock, and the statistics of a window of them.

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface MetricStore {
  /** @param at epoch milliseconds */
  put(series: Series, value: number, at: number): void;
  /** undefined: nothing was reported in `(from, to]`. @throws Error for a statistic that is not known */
  statistic(series: Series, statistic: string, from: number, to: number): number | undefined;
  list(): readonly Series[];
  /** epoch milliseconds of the newest value; 0 where there is none */
  newest(): number;
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/** CloudWatch looks back a day at most; what is older answers nothing. */
const KEPT_MS = 26 * 3_600_000;
const PRUNE_AT = 10_000;

const keyOf = ({ namespace, name, dimensions }: Series): string =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1))]);

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;
const RANK_UP_TO = /^PR\(:(\d+(?:\.\d+)?)\)$/;

const SIMPLE: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  SampleCount: (values) => values.length,
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Minimum: (values) => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  Maximum: (values) => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
};

/** `p99`: nearest rank; `PR(:1000)`: the share of values up to 1000, in %. @throws Error naming what is not known */
export const statisticOf = (statistic: string): ((values: readonly number[]) => number) => {
  const percentile = PERCENTILE.exec(statistic)?.[1];
  if (percentile !== undefined) {
    return (values) => {
      const sorted = values.toSorted((one, other) => one - other);
      return sorted[Math.max(0, Math.ceil((Number(percentile) / 100) * sorted.length) - 1)] ?? Number.NaN;
    };
  }
  const limit = RANK_UP_TO.exec(statistic)?.[1];
  if (limit !== undefined) return (values) => (100 * values.filter((value) => value <= Number(limit)).length) / values.length;
  const simple = SIMPLE[statistic];
  if (simple === undefined) throw new Error(`the statistic ${statistic} is not known`);
  return simple;
};

export const createStore = (): MetricStore => {
  const all = new Map<string, { readonly series: Series; points: Point[] }>();
  let newest = 0;
  return {
    put: (series, value, at) => {
      const key = keyOf(series);
      const entry = all.get(key) ?? { series, points: [] };
      all.set(key, entry);
      entry.points.push({ at, value });
      newest = Math.max(newest, at);
      if (entry.points.length % PRUNE_AT === 0) entry.points = entry.points.filter((point) => point.at > newest - KEPT_MS);
    },
    statistic: (series, statistic, from, to) => {
      const values = (all.get(keyOf(series))?.points ?? []).filter(({ at }) => at > from && at <= to).map(({ value }) => value);
      return values.length === 0 ? undefined : statisticOf(statistic)(values);
    },
    list: () => [...all.values()].map(({ series }) => series),
    newest: () => newest,
  };
};
