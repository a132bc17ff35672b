// Statistics of the samples, and the sampling itself on work of known proportion.
import { describe, expect, it } from 'vitest';
import { interleave, median, quantile } from './interleave.ts';

const work = (turns: number) => (): number => {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum += Math.sqrt(i);
  return sum;
};

describe('quantile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[0, 10], 0.25, 2.5],
  ])('of %j at %d is %d', (values, q, expected) => {
    expect(quantile(values, q)).toBe(expected);
  });

  it('has no answer for nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('interleave', () => {
  it('finds the heavier candidate heavier, and the baseline equal to itself', () => {
    const [baseline, heavier] = interleave(
      [
        { name: 'light', run: work(1_000) },
        { name: 'heavy', run: work(20_000) },
      ],
      3,
    );
    expect(baseline?.ratio).toBe(1);
    expect(heavier?.ratio).toBeGreaterThan(2);
  });
});
