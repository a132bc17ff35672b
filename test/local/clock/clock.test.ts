// The movable clock: what waits for a time runs when the time is reached or moved past, in order, once.
import { afterEach, expect, test, vi } from 'vitest';
import { createClock } from '../../../infra/local/clock/clock.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.useRealTimers());

test('runs what falls due on the way, in order of time and not of request, and once', () => {
  const clock = createClock();
  const ran: string[] = [];
  clock.at(clock.now() + 2 * HOUR_MS, () => ran.push('second'));
  clock.at(clock.now() + HOUR_MS, () => ran.push('first'));
  clock.at(clock.now() + 9 * HOUR_MS, () => ran.push('later'));
  clock.advance(3 * HOUR_MS);
  clock.advance(1);
  expect(ran).toEqual(['first', 'second']);
});

test('runs in real time too, and looks again at what is further away than a timer reaches', () => {
  vi.useFakeTimers();
  const clock = createClock();
  const ran: string[] = [];
  clock.at(clock.now() + 60 * 24 * HOUR_MS, () => ran.push('in sixty days'));
  vi.advanceTimersByTime(59 * 24 * HOUR_MS);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(24 * HOUR_MS);
  expect(ran).toEqual(['in sixty days']);
});

test('what was taken back, or is left when the clock stops, never runs', () => {
  const clock = createClock();
  const ran: string[] = [];
  clock.at(clock.now() + 1, () => ran.push('taken back'))();
  clock.at(clock.now() + 2, () => ran.push('stopped'));
  clock.stop();
  clock.advance(HOUR_MS);
  expect(ran).toEqual([]);
});

test('threads share how far it is ahead; it never goes back', () => {
  const clock = createClock(500);
  clock.advance(HOUR_MS);
  expect(Number(new BigInt64Array(clock.offset)[0])).toBe(HOUR_MS + 500);
  expect(() => clock.advance(-1)).toThrow(RangeError);
});
