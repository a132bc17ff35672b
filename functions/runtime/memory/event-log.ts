// Memory twin of the event log: the same answers as the table's, each call atomic.
import { isDeepStrictEqual } from 'node:util';
import type { AppendResult, EventLog, Guard, OutcomeLedger, StoredCommit } from '../event-log/ports.ts';

export interface MemoryEventLog extends EventLog {
  readonly streamIds: () => readonly string[];
  readonly commits: (streamId: string) => readonly StoredCommit[];
  readonly ownerOf: (claimKey: string) => string | undefined;
}

export const createMemoryEventLog = (): MemoryEventLog => {
  const streams = new Map<string, StoredCommit[]>();
  const ledgers = new Map<string, OutcomeLedger>();
  const claims = new Map<string, string>();
  const counts = new Map<string, number>();
  const tokens = new Map<string, unknown>();

  const commits = (streamId: string): readonly StoredCommit[] => streams.get(streamId) ?? [];

  const holds = (guard: Guard): boolean => {
    if (guard.kind === 'claim') return !claims.has(guard.key);
    if (guard.kind === 'release') return claims.get(guard.key) === guard.owner;
    const count = counts.get(guard.key);
    return guard.delta === 1 || (count !== undefined && count > guard.floor);
  };

  const apply = (guard: Guard): void => {
    if (guard.kind === 'claim') claims.set(guard.key, guard.owner);
    else if (guard.kind === 'release') claims.delete(guard.key);
    else counts.set(guard.key, (counts.get(guard.key) ?? 0) + guard.delta);
  };

  const append = (commit: StoredCommit, guards: readonly Guard[], token: string): AppendResult => {
    const spent = guards.length > 0 ? tokens.get(token) : undefined;
    if (spent !== undefined) return isDeepStrictEqual(spent, [commit, guards]) ? { kind: 'appended' } : { kind: 'mismatch' };
    const stream = streams.get(commit.streamId) ?? [];
    const by = stream.find(({ version }) => version === commit.version);
    if (by !== undefined) return { kind: 'occupied', by };
    const index = guards.findIndex((guard) => !holds(guard));
    if (index >= 0) return { kind: 'guarded', index };
    guards.forEach(apply);
    streams.set(
      commit.streamId,
      [...stream, structuredClone(commit)].sort((a, b) => a.version - b.version),
    );
    if (guards.length > 0) tokens.set(token, structuredClone([commit, guards]));
    return { kind: 'appended' };
  };

  const record = (streamId: string, version: number, ledger: OutcomeLedger): boolean => {
    const overtaken = commits(streamId).some((commit) => commit.version === version + 1);
    if (overtaken || (ledgers.get(streamId)?.rev ?? 0) !== ledger.rev - 1) return false;
    ledgers.set(streamId, structuredClone(ledger));
    return true;
  };

  return {
    tip: async (streamId) => {
      const commit = commits(streamId).at(-1);
      const ledger = ledgers.get(streamId);
      return { ...(commit && { commit }), ...(ledger && { ledger }) };
    },
    read: async (streamId, from, to) => commits(streamId).filter(({ version }) => version >= from && version <= to),
    get: async (streamId, versions) => versions.flatMap((version) => commits(streamId).find((commit) => commit.version === version) ?? []),
    append: async (commit, guards, token) => append(commit, guards, token),
    record: async (streamId, version, ledger) => record(streamId, version, ledger),
    streamIds: () => [...streams.keys()],
    commits,
    ownerOf: (claimKey) => claims.get(claimKey),
  };
};
