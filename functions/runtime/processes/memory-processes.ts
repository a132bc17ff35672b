// The records of processes in memory, for tests.
import { type ProcessRecord, toProcess } from '../../../domain/process/progress.ts';
import { type ProcessStore, UnknownProcess } from './store.ts';

const keyOf = ({ startedAt, id }: { readonly startedAt: string; readonly id: string }): string => `${startedAt}#${id}`;

export const createMemoryProcesses = (): ProcessStore => {
  const records = new Map<string, ProcessRecord>();
  return {
    begin: async (record) => {
      const kept = records.get(record.id) ?? record;
      records.set(record.id, kept);
      return kept;
    },
    get: async (id) => records.get(id),
    change: async (id, change) => {
      const record = records.get(id);
      if (record === undefined) throw new UnknownProcess(id);
      const changed = change(record);
      if (changed === undefined) return record;
      const kept = { ...changed, rev: record.rev + 1 };
      records.set(id, kept);
      return kept;
    },
    list: async ({ kind, status, userId }, limit, after) => {
      const found = [...records.values()]
        .filter((record) => kind === undefined || record.kind === kind)
        .filter((record) => status === undefined || record.status === status)
        .filter((record) => userId === undefined || record.userId === userId)
        .filter((record) => after === undefined || keyOf(record) < keyOf(after))
        .sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
      return { items: found.slice(0, limit).map(toProcess), more: found.length > limit };
    },
  };
};
