// Durations of ISO 8601: what is read, what is refused, and that writing and reading agree.
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../infra/local/clock/duration.ts';

const HOUR_MS = 3_600_000;

test.each([
  ['PT25H', 25 * HOUR_MS, 'P1DT1H'],
  ['P2D', 48 * HOUR_MS, 'P2D'],
  ['P1W', 7 * 24 * HOUR_MS, 'P7D'],
  ['P1DT2H3M4.005S', 26 * HOUR_MS + 3 * 60_000 + 4_005, 'P1DT2H3M4.005S'],
  ['PT90M', 1.5 * HOUR_MS, 'PT1H30M'],
  ['PT0S', 0, 'PT0S'],
])('%s is %i ms, written %s', (text, milliseconds, written) => {
  expect(parseDuration(text)).toBe(milliseconds);
  expect(formatDuration(milliseconds)).toBe(written);
  expect(parseDuration(written)).toBe(milliseconds);
});

test.each(['', 'P', 'PT', 'P1DT', '25H', 'P1M', 'P1Y', '-PT1H', 'PT-1H', 'PT1.5H', 'P1W2D', 'PT1H ', 'pt1h', 'PT1S1M', 'P9999999D'])(
  '%j is no duration',
  (text) => expect(parseDuration(text)).toBeUndefined(),
);
