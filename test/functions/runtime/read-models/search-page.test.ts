// A page of a search: bounded reading, current rows only, and positions that belong to the words.
import { describe, expect, test } from 'vitest';
import type { DirectoryRow } from '../../../../domain/read-models/directory.ts';
import { leadingWord, search } from '../../../../domain/read-models/search/search.ts';
import { isEntryOf, MAX_ENTRIES, searchPage } from '../../../../functions/runtime/read-models/search-page.ts';
import { rowFor } from '../../../kit/read-models.ts';

const portsOf = (indexed: readonly DirectoryRow[], rows: readonly DirectoryRow[] = indexed) => {
  const entries = indexed.flatMap((row) => search.imageOf(row)).sort((a, b) => (a.entry < b.entry ? -1 : 1));
  const ports = {
    read: 0,
    search: {
      read: async ({ prefix, after = '', limit }: { prefix: string; after?: string; limit: number }) => {
        const part = entries.filter(({ entry }) => entry.startsWith(prefix) && entry > after).slice(0, limit);
        ports.read += part.length;
        return part;
      },
    },
    directory: { getRows: async (ids: readonly string[]) => rows.filter(({ id }) => ids.includes(id)) },
  };
  return ports;
};

const row = (n: number, name: string): DirectoryRow => rowFor(n, 1, { name });
const asked = (wanted: readonly string[], limit: number, after?: string) => ({ wanted, limit, after, consistent: false });
const names = (rows: readonly DirectoryRow[]): string[] => rows.map(({ name }) => name);

describe('a page of a search', () => {
  test('goes on behind its last entry until nothing is left', async () => {
    const ports = portsOf(Array.from({ length: 5 }, (_, n) => row(n, 'Ada Lovelace')));
    const first = await searchPage(ports, asked(['ada'], 3));
    expect(first.rows).toHaveLength(3);
    const second = await searchPage(ports, asked(['ada'], 3, first.next));
    expect(second.rows).toHaveLength(2);
    expect(second.next).toBeUndefined();
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(5);
  });

  test('shows a user with two words that begin alike once', async () => {
    const { rows } = await searchPage(portsOf([row(1, 'Adam Adamson Adalbert')]), asked(['ada'], 10));
    expect(rows).toHaveLength(1);
  });

  test('leaves out who has lost the words since, or is gone', async () => {
    const before = [row(1, 'Ada Lovelace'), row(2, 'Ada King'), row(3, 'Ada Byron')];
    const { rows } = await searchPage(portsOf(before, [row(1, 'Augusta Lovelace'), row(2, 'Ada King')]), asked(['ada'], 10));
    expect(names(rows)).toEqual(['Ada King']);
  });

  test('ends, full or not, where it has read enough, and goes on from there', async () => {
    const many = Array.from({ length: MAX_ENTRIES + 20 }, (_, n) =>
      rowFor(n % 60, 1, { id: `user_${n.toString(16).padStart(32, '0')}`, name: 'Common Person' }),
    );
    const last = rowFor(1, 1, { id: `user_${'f'.repeat(32)}`, name: 'Common Rarity' });
    const ports = portsOf([...many, last]);
    const first = await searchPage(ports, asked(['common', 'rar'], 10));
    expect(first.rows).toEqual([]);
    expect(ports.read).toBeLessThanOrEqual(MAX_ENTRIES);
    expect(first.next).toBeDefined();
    expect(names((await searchPage(ports, asked(['common', 'rar'], 10, first.next))).rows)).toEqual(['Common Rarity']);
  });
});

test('a position is an entry of the longest word', () => {
  const wanted = ['ad', 'lovela'];
  const id = `user_${'0'.repeat(32)}`;
  expect(leadingWord(wanted)).toBe('lovela');
  expect(isEntryOf(wanted)(`lovelace#${id}`)).toBe(true);
  for (const value of [`ada#${id}`, 'lovelace', `lovelace#nobody`, 7, null]) expect(isEntryOf(wanted)(value)).toBe(false);
});
