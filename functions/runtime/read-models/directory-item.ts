// A directory entry as an item of its table, both ways.
import type { DirectoryEntry } from '../../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';

type Item = Readonly<Record<string, unknown>>;

export const toItem = (id: string, entry: DirectoryEntry): Item => {
  const { version, feedAt, gaps } = entry;
  const feed = { ...(feedAt === undefined ? {} : { feedAt }), ...(gaps === undefined ? {} : { gaps }) };
  return entry.kind === 'row' ? { ...entry.row, ...feed } : { id, version, removed: true, ...feed };
};

export const toRow = ({ feedAt: _feedAt, gaps: _gaps, ...row }: Item): DirectoryRow => row as unknown as DirectoryRow;

export const toEntry = (item: Item): DirectoryEntry => {
  const known = {
    version: Number(item.version),
    ...(item.feedAt === undefined ? {} : { feedAt: Number(item.feedAt) }),
    ...(item.gaps === undefined ? {} : { gaps: item.gaps as number[] }),
  };
  return item.removed === true ? { kind: 'removed', ...known } : { kind: 'row', row: toRow(item), ...known };
};
