// The recent ids: five bytes an entry, newest first, bounded by number and by age, across the wrap of the hour counter.
import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../domain/kernel/instant.ts';
import { candidateVersions, olderPage, RECENT_LIMIT, recentAfter } from '../../../../functions/runtime/event-log/recent.ts';

const HOUR_MS = 3_600_000;
/** The hour counter wraps between this hour and the next. */
const BEFORE_WRAP_HOUR = 65_536 * 7 - 1;

const idOf = (version: number): string => version.toString(16).padStart(6, '0').padEnd(32, 'f');
const at = (hour: number): Instant => instant(hour * HOUR_MS);

const chain = (hours: readonly number[]) => {
  let recent: Uint8Array | undefined;
  let tip = { version: 0, commitId: '', occurredAt: at(0) };
  for (const [index, hour] of hours.entries()) {
    recent = index === 0 ? undefined : recentAfter({ ...tip, ...(recent && { recent }) }, at(hour));
    tip = { version: index + 1, commitId: idOf(index + 1), occurredAt: at(hour) };
  }
  return { ...tip, ...(recent && { recent }) };
};

describe('recent ids', () => {
  it('leads from an id to its version', () => {
    const tip = chain([1, 1, 2, 3]);
    expect(tip.recent).toHaveLength(15);
    expect([1, 2, 3].map((version) => candidateVersions(tip, idOf(version)))).toEqual([[1], [2], [3]]);
    expect(candidateVersions(tip, idOf(9))).toEqual([]);
  });

  it('drops what is older than 25 hours, also across the wrap of the counter', () => {
    const tip = chain([0, 20, 24, 26].map((hour) => hour + BEFORE_WRAP_HOUR - 22));
    expect(candidateVersions(tip, idOf(1))).toEqual([]);
    expect(candidateVersions(tip, idOf(2))).toEqual([2]);
  });

  it('takes a time ahead of the own clock for new', () => {
    expect(candidateVersions(chain([5, 3]), idOf(1))).toEqual([1]);
  });

  it('has a page before it only when it is full and still young', () => {
    const full = chain(Array.from({ length: RECENT_LIMIT + 5 }, () => 1));
    expect(full.recent).toHaveLength(200);
    expect(olderPage(full, at(2))).toBe(5);
    expect(olderPage(full, at(27))).toBeUndefined();
    expect(olderPage(chain(Array.from({ length: RECENT_LIMIT }, () => 1)), at(2))).toBeUndefined();
  });
});
