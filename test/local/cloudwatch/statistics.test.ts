// The values that alarms and graphs see: windows of whole minutes, statistics, and what is forgotten.
import { describe, expect, test } from 'vitest';
import { statisticOf } from '../../../infra/local/cloudwatch/statistics.ts';
import { createStore } from '../../../infra/local/cloudwatch/store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const series = { namespace: 'N', name: 'M', dimensions: { b: '2', a: '1' } };

const storeOf = (values: readonly number[], at = MINUTE) => {
  const store = createStore();
  for (const value of values) store.put(series, value, at);
  return (statistic: string): number | undefined => store.statistic(series, statistic, 0, 2 * MINUTE);
};
const upTo = (most: number): number[] => Array.from({ length: most }, (_, at) => at + 1);

describe('statistics', () => {
  test.each([
    ['Sum', 5_050],
    ['SampleCount', 100],
    ['Average', 50.5],
    ['Minimum', 1],
    ['Maximum', 100],
    ['p50', 50],
    ['p99', 99],
    ['p99.9', 100],
    ['p100', 100],
    ['PR(:90)', 90],
    ['PR(:0)', 0],
  ])('%s of 1 to 100 is %d', (statistic, value) => {
    expect(storeOf(upTo(100).toReversed())(statistic)).toBe(value);
  });

  test('one slow answer of 100 is not in the p99, two are', () => {
    const fast = Array.from({ length: 99 }, () => 1);
    expect(storeOf([...fast, 5_000])('p99')).toBe(1);
    expect(storeOf([...fast.slice(1), 5_000, 5_000])('p99')).toBe(5_000);
  });

  test('ranks keep three digits, sums all of them', () => {
    const of = storeOf([1_234.5, 1_235.5]);
    expect(of('p50')).toBe(1_230);
    expect(of('Sum')).toBe(2_470);
  });

  test('an unknown one is refused by name', () => {
    expect(() => statisticOf('tm99')).toThrow('the statistic tm99 is not known');
  });
});

describe('the store', () => {
  test('answers nothing where nothing was reported, whatever the order of dimensions', () => {
    const store = createStore();
    store.put(series, 7, 3 * MINUTE);
    expect(store.statistic({ ...series, dimensions: { a: '1', b: '2' } }, 'Sum', 2 * MINUTE, 3 * MINUTE)).toBe(7);
    expect(store.statistic(series, 'Sum', 3 * MINUTE, 9 * MINUTE)).toBeUndefined();
    expect(store.statistic({ ...series, dimensions: { a: '1' } }, 'Sum', 0, 9 * MINUTE)).toBeUndefined();
  });

  test('windows one after the other see each value once', () => {
    const store = createStore();
    for (let at = 0; at < HOUR; at += 7_000) store.put(series, 1, at);
    const windows = upTo(12).map((n) => store.statistic(series, 'Sum', (n * 5 - 6) * MINUTE, (n * 5 - 1) * MINUTE) ?? 0);
    expect(windows.reduce((sum, value) => sum + value, 0)).toBe(Math.ceil(HOUR / 7_000));
  });

  test('forgets after a day and two hours, and holds no more for more load', () => {
    const store = createStore();
    store.put(series, 1, 0);
    store.put(series, 1, 25 * HOUR);
    expect(store.statistic(series, 'Sum', -MINUTE, 26 * HOUR)).toBe(2);
    store.put(series, 1, 27 * HOUR);
    expect(store.statistic(series, 'Sum', -MINUTE, 27 * HOUR)).toBe(2);
  });

  test('what was looked at is no news', () => {
    const store = createStore();
    store.note(series, 3, HOUR);
    expect(store.newest()).toBe(0);
    expect(store.statistic(series, 'Maximum', 0, HOUR)).toBe(3);
  });
});
