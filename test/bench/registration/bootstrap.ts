// How sure a ratio of medians is: the same pairs drawn again and again, with replacement (percentile bootstrap).
import { seededRandom } from '../../../infra/local/rules/random.ts';
import { median, quantile } from '../speed/interleave.ts';

export interface Pair {
  /** milliseconds */
  readonly taken: number;
  readonly free: number;
}

export interface Ratio {
  /** Median of the taken ÷ median of the free */
  readonly ratio: number;
  /** 95 % of the ratios of the draws lie in it. */
  readonly interval: readonly [number, number];
  /** Share of the pairs in which the taken one took longer; one half where nobody can tell them apart */
  readonly longer: number;
}

const DRAWS = 2_000;
const TAIL = 0.025;
const SEED = 1;

const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map(({ taken }) => taken)) / median(pairs.map(({ free }) => free));

/** @throws RangeError without pairs */
export const compare = (pairs: readonly Pair[]): Ratio => {
  const random = seededRandom(SEED);
  const drawn = (): readonly Pair[] => pairs.map(() => pairs[Math.floor(random() * pairs.length)] as Pair);
  const ratio = ratioOf(pairs);
  const ratios = Array.from({ length: DRAWS }, () => ratioOf(drawn()));
  return {
    ratio,
    interval: [quantile(ratios, TAIL), quantile(ratios, 1 - TAIL)],
    longer: pairs.filter(({ taken, free }) => taken > free).length / pairs.length,
  };
};
