// The comparison of taken and free: what is alike is told to be alike, and what is not is found.
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../infra/local/rules/random.ts';
import { compare, type Pair } from './bootstrap.ts';
import { sectionOf } from './part.ts';
import type { Round } from './rounds.ts';

/** As times are: a floor, and a long tail above. */
const roundsWith = (slowdown: number): readonly Round[] => {
  const random = seededRandom(7);
  const time = (): number => 10 - 3 * Math.log(1 - random());
  return Array.from({ length: 300 }, () => ({ taken: time() * slowdown, free: time(), control: time() }));
};

const pairsWith = (slowdown: number): readonly Pair[] => roundsWith(slowdown).map(({ taken, free }) => [taken, free]);

describe('pairs of registrations', () => {
  it('that are alike have an interval around 1, and half of them go either way', () => {
    const { ratio, interval, longer } = compare(pairsWith(1));
    expect(interval[0]).toBeLessThan(1);
    expect(interval[1]).toBeGreaterThan(1);
    expect([ratio, longer].every((value) => value > 0.4 && value < 1.1)).toBe(true);
    expect(sectionOf(roundsWith(1)).failures).toEqual([]);
  });

  it('of which the taken ones take longer break the budget', () => {
    const { interval, longer } = compare(pairsWith(1.2));
    expect(interval[0]).toBeGreaterThan(1);
    expect(longer).toBeGreaterThan(0.6);
    expect(sectionOf(roundsWith(1.2)).failures).toHaveLength(1);
  });
});
