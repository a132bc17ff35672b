// The directory's memory twin, for tests and simulation.
import { type DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { DirectoryEntry, DirectoryStore } from './directory-store.ts';
import { belongs, keyRange } from './listing.ts';

export interface MemoryDirectory extends DirectoryStore {
  readonly entries: ReadonlyMap<string, DirectoryEntry>;
}

export const createMemoryDirectory = (): MemoryDirectory => {
  const entries = new Map<string, DirectoryEntry>();
  const keep = (id: string, entry: DirectoryEntry): void => {
    if (entry.version > (entries.get(id)?.version ?? 0)) entries.set(id, structuredClone(entry));
  };
  const rows = (): DirectoryRow[] => [...entries.values()].flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
  const find = (is: (row: DirectoryRow) => boolean): DirectoryRow | undefined => structuredClone(rows().find(is));

  return {
    entries,
    put: async (row) => keep(row.id, { kind: 'row', version: row.version, row }),
    remove: async (id, version) => keep(id, { kind: 'removed', version }),
    get: async (id) => structuredClone(entries.get(id)),
    list: async (filter, { descending, limit, after }) => {
      const { from, to } = keyRange(filter);
      const order = descending ? -1 : 1;
      const isBehind = (key: string): boolean => after === undefined || (key < after ? -1 : key > after ? 1 : 0) === order;
      const found = rows()
        .filter((row) => belongs(row, filter.status) && row.createdKey >= from && row.createdKey <= to && isBehind(row.createdKey))
        .sort((a, b) => (a.createdKey < b.createdKey ? -order : order));
      return { rows: structuredClone(found.slice(0, limit)), more: found.length > limit };
    },
    byEmail: async (emailKey) => find((row) => row.emailKey === emailKey),
    byExternalId: async (externalKey) => find((row) => row.externalKey === externalKey),
    lists: async () => true,
  };
};
