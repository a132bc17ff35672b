// A directory entry as an item of its table, both ways.
import type { DirectoryEntry } from '../../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';

type Item = Readonly<Record<string, unknown>>;

export const toItem = (id: string, entry: DirectoryEntry): Item => {
  const feedAt = entry.feedAt === undefined ? {} : { feedAt: entry.feedAt };
  return entry.kind === 'row' ? { ...entry.row, ...feedAt } : { id, version: entry.version, removed: true, ...feedAt };
};

export const toRow = ({ feedAt: _feedAt, ...row }: Item): DirectoryRow => row as unknown as DirectoryRow;

export const toEntry = (item: Item): DirectoryEntry => {
  const known = { version: Number(item.version), ...(item.feedAt === undefined ? {} : { feedAt: Number(item.feedAt) }) };
  return item.removed === true ? { kind: 'removed', ...known } : { kind: 'row', row: toRow(item), ...known };
};
