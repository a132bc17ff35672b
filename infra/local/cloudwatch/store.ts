// The values of every metric, by the minute of the stack's clock. As CloudWatch it keeps a distribution and not the values, so that load does not fill the memory.
import { add, type Distribution, emptyDistribution, merge, statisticOf } from './statistics.ts';

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Minutes are whole: a window `(from, to]` ends with the minute that `to` is in, and starts after the one that `from` is in. Epoch milliseconds. */
export interface MetricStore {
  put(series: Series, value: number, at: number): void;
  /** Notes a level that was looked at, such as a queue's length: it does not count as news. */
  note(series: Series, value: number, at: number): void;
  /** undefined: nothing was reported. @throws Error for a statistic that is not known */
  statistic(series: Series, statistic: string, from: number, to: number): number | undefined;
  list(): readonly Series[];
  /** Time of the newest value that was put; 0 where there is none */
  newest(): number;
}

const MINUTE_MS = 60_000;
/** The longest window of an alarm is a day; what is older answers nothing. */
const KEPT_MINUTES = 26 * 60;

interface Entry {
  readonly series: Series;
  /** minute -> what was reported in it, the oldest first */
  readonly minutes: Map<number, Distribution>;
}

const keyOf = ({ namespace, name, dimensions }: Series): string =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1))]);

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

export const createStore = (): MetricStore => {
  const all = new Map<string, Entry>();
  let newest = 0;

  const note = (series: Series, value: number, at: number): void => {
    const key = keyOf(series);
    const { minutes } = all.get(key) ?? { minutes: new Map<number, Distribution>() };
    all.set(key, { series, minutes });
    const minute = minuteOf(at);
    let reported = minutes.get(minute);
    if (reported === undefined) {
      for (const old of minutes.keys()) {
        if (old > minute - KEPT_MINUTES) break;
        minutes.delete(old);
      }
      reported = emptyDistribution();
      minutes.set(minute, reported);
    }
    add(reported, value);
  };
  return {
    put: (series, value, at) => {
      note(series, value, at);
      newest = Math.max(newest, at);
    },
    note,
    statistic: (series, statistic, from, to) => {
      const answer = statisticOf(statistic);
      const within = emptyDistribution();
      for (const [minute, reported] of all.get(keyOf(series))?.minutes ?? []) {
        if (minute > minuteOf(from) && minute <= minuteOf(to)) merge(within, reported);
      }
      return within.count === 0 ? undefined : answer(within);
    },
    list: () => [...all.values()].map(({ series }) => series),
    newest: () => newest,
  };
};
