// What was reported in a while, as a distribution, and the statistics of it that alarms and graphs ask for.

/** Sums and extremes are exact; ranks are to three digits, as CloudWatch's are to about one per cent. */
export interface Distribution {
  count: number;
  sum: number;
  least: number;
  most: number;
  /** value -> how often */
  readonly values: Map<number, number>;
}

export const emptyDistribution = (): Distribution => ({
  count: 0,
  sum: 0,
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
  values: new Map(),
});

const threeDigits = (value: number): number => (Number.isInteger(value) && Math.abs(value) < 1_000 ? value : Number(value.toPrecision(3)));

const tally = ({ values }: Distribution, value: number, times: number): void => void values.set(value, (values.get(value) ?? 0) + times);

export const add = (to: Distribution, value: number): void => {
  to.count += 1;
  to.sum += value;
  to.least = Math.min(to.least, value);
  to.most = Math.max(to.most, value);
  tally(to, threeDigits(value), 1);
};

export const merge = (to: Distribution, more: Distribution): void => {
  to.count += more.count;
  to.sum += more.sum;
  to.least = Math.min(to.least, more.least);
  to.most = Math.max(to.most, more.most);
  for (const [value, times] of more.values) tally(to, value, times);
};

type Statistic = (of: Distribution) => number;

const SIMPLE: Readonly<Record<string, Statistic>> = {
  Sum: ({ sum }) => sum,
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ least }) => least,
  Maximum: ({ most }) => most,
};

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;
const RANK_UP_TO = /^PR\(:(\d+(?:\.\d+)?)\)$/;

/** The nearest rank */
const percentile =
  (percent: number): Statistic =>
  ({ values, count }) => {
    let left = Math.max(1, Math.ceil((percent / 100) * count));
    for (const [value, times] of [...values].sort(([one], [other]) => one - other)) {
      left -= times;
      if (left <= 0) return value;
    }
    return Number.NaN;
  };

const shareUpTo =
  (limit: number): Statistic =>
  ({ values, count }) =>
    (100 * [...values].reduce((sum, [value, times]) => sum + (value <= limit ? times : 0), 0)) / count;

/** `p99`, or `PR(:1000)`: the share of values up to 1000, in %. @throws Error naming what is not known */
export const statisticOf = (statistic: string): Statistic => {
  const [percent, limit] = [PERCENTILE.exec(statistic)?.[1], RANK_UP_TO.exec(statistic)?.[1]];
  if (percent !== undefined) return percentile(Number(percent));
  if (limit !== undefined) return shareUpTo(Number(limit));
  const simple = SIMPLE[statistic];
  if (simple === undefined) throw new Error(`the statistic ${statistic} is not known`);
  return simple;
};
