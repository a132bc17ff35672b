// Charts as geometry: a round scale, lines that break where nothing was measured, amounts that can be read.
import { describe, expect, it, test } from 'vitest';
import { amount, counted, took } from '../../../infra/local/console/browser/format.ts';
import { ceilingOf, dotsOf, newest, pathOf, stacked } from '../../../infra/local/console/browser/plot.ts';

const line = (...values: (number | null)[]) => ({ label: 'a', measured: true, values });

describe('a plot', () => {
  it.each([
    [[0], 1],
    [[null], 1],
    [[3, 41], 50],
    [[0.0012], 0.002],
    [[100], 100],
  ])('of %j ends at %d', (values, ceiling) => expect(ceilingOf([line(...values)])).toBeCloseTo(ceiling, 9));

  it('joins neighbours, and shows a lonely value as a dot', () => {
    expect(pathOf([0, 10, null, 5, null], 10)).toBe('M0 100L25 0M75 50');
    expect(dotsOf([0, 10, null, 5, null], 10)).toBe('M75 50h0');
    expect(dotsOf([4], 4)).toBe('M0 0h0');
    expect([pathOf([], 1), dotsOf([], 1)]).toEqual(['', '']);
  });

  it('stacks each line on those before it', () => {
    expect(stacked([line(1, null, 2), line(5, 7, null)]).map(({ values }) => values)).toEqual([
      [1, null, 2],
      [6, 7, null],
    ]);
  });

  it('knows the newest value that there is', () => {
    expect([newest(line(1, 2, null)), newest(line(null))]).toEqual([2, undefined]);
  });
});

test.each([
  [0, '0'],
  [0.000_123_4, '0.000123'],
  [12.345, '12.3'],
  [9_999, '9999'],
  [12_345, '12.3 k'],
  [2_500_000, '2.5 M'],
])('%d is %s', (value, text) => expect(amount(value)).toBe(text));

test.each([
  [8.4, '8 ms'],
  [1_250, '1.25 s'],
  [200_000, '3 min 20 s'],
  [43_140_000, '11 h 59 min'],
  [86_400_000, '1 d'],
  [183_600_000, '2 d 3 h'],
])('%d ms are %s', (ms, text) => expect(took(ms).replaceAll('\u00A0', ' ')).toBe(text));

test('one is one, and more are many', () => {
  expect([0, 1, 2].map((count) => counted(count, 'span'))).toEqual(['0 spans', '1 span', '2 spans']);
});
