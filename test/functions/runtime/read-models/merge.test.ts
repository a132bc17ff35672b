// Sorted partitions become one sorted page, however they share it out, and none is read much further than the page needs.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFirst, type Source } from '../../../../functions/runtime/read-models/merge.ts';

const precedes = (one: number, other: number): boolean => one < other;

const counted = (items: readonly number[]): Source<number> & { taken: number } => {
  const rest = [...items];
  return {
    taken: 0,
    async read(count) {
      const part = rest.splice(0, count);
      this.taken += part.length;
      return part;
    },
  };
};

const partitions = fc
  .uniqueArray(fc.integer(), { maxLength: 60 })
  .chain((all) =>
    fc
      .array(fc.nat({ max: 4 }), { minLength: all.length, maxLength: all.length })
      .map((where) => Array.from({ length: 5 }, (_, n) => all.filter((_item, at) => where[at] === n).sort((a, b) => a - b))),
  );

test('the page is the beginning of everything, sorted', async () => {
  await fc.assert(
    fc.asyncProperty(partitions, fc.integer({ min: 1, max: 70 }), async (parts, limit) => {
      const sorted = parts.flat().sort((a, b) => a - b);
      expect(await mergeFirst(parts.map(counted), limit, precedes)).toEqual(sorted.slice(0, limit));
    }),
  );
});

test('together the sources read at most one part each beyond the page', async () => {
  await fc.assert(
    fc.asyncProperty(partitions, fc.integer({ min: 1, max: 70 }), async (parts, limit) => {
      const sources = parts.map(counted);
      await mergeFirst(sources, limit, precedes);
      const read = sources.reduce((sum, { taken }) => sum + taken, 0);
      expect(read).toBeLessThanOrEqual(limit + sources.length * Math.ceil(limit / sources.length));
    }),
  );
});

test('of nothing there is nothing', async () => {
  expect(await mergeFirst([], 5, precedes)).toEqual([]);
  expect(await mergeFirst([counted([]), counted([])], 5, precedes)).toEqual([]);
});
