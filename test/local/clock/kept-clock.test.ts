// A stack's clock over a restart: what it was ahead stays.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openClock } from '../../../infra/local/clock/kept-clock.ts';

const HOUR_MS = 3_600_000;

test('goes on from where it was; a refused move leaves no trace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const clock = openClock(folder);
  clock.advance(HOUR_MS);
  clock.advance(2 * HOUR_MS);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  clock.stop();
  const ahead = openClock(folder).now() - Date.now();
  expect(ahead).toBeGreaterThan(3 * HOUR_MS - 5_000);
  expect(ahead).toBeLessThan(3 * HOUR_MS + 5_000);
});

test('what runs because of a move finds it kept already', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const clock = openClock(folder);
  const found: number[] = [];
  clock.at(clock.now() + HOUR_MS, () => found.push(openClock(folder).now() - Date.now()));
  clock.advance(HOUR_MS);
  expect(found[0]).toBeGreaterThan(HOUR_MS - 5_000);
});
