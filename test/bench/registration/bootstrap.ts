// How sure a ratio of medians is: the same pairs drawn again and again, with replacement (percentile bootstrap).
import { seededRandom } from '../../../infra/local/rules/random.ts';
import { median, quantile } from '../speed/interleave.ts';

/** Milliseconds of two that were measured one after the other. */
export type Pair = readonly [number, number];

export interface Ratio {
  /** Median of the first ÷ median of the second */
  readonly ratio: number;
  /** 95 % of the ratios of the draws lie in it. */
  readonly interval: readonly [number, number];
  /** Share of the pairs in which the first took longer; one half where nobody can tell them apart */
  readonly longer: number;
}

const DRAWS = 2_000;
const TAIL = 0.025;
const SEED = 1;

const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map(([first]) => first)) / median(pairs.map(([, second]) => second));

/** @throws RangeError without pairs */
export const compare = (pairs: readonly Pair[]): Ratio => {
  const random = seededRandom(SEED);
  const drawn = (): readonly Pair[] => pairs.map(() => pairs[Math.floor(random() * pairs.length)] as Pair);
  const ratio = ratioOf(pairs);
  const ratios = Array.from({ length: DRAWS }, () => ratioOf(drawn()));
  return {
    ratio,
    interval: [quantile(ratios, TAIL), quantile(ratios, 1 - TAIL)],
    longer: pairs.filter(([first, second]) => first > second).length / pairs.length,
  };
};
