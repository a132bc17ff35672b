// Bugs that were made, or nearly made, in systems like this one. The simulation must find each of them.
import type { AppendResult, EventLog, Guard, StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import type { MemoryEventLog } from '../../functions/runtime/memory/event-log.ts';
import type { Bug } from './simulate.ts';

type Append = EventLog['append'];

const onAppend =
  (change: (append: Append, memory: MemoryEventLog) => Append): NonNullable<Bug['log']> =>
  (log, memory) => ({ ...log, append: change(log.append, memory) });

const answering = (change: (result: AppendResult, commit: StoredCommit) => AppendResult): NonNullable<Bug['log']> =>
  onAppend(
    (append) =>
      async (commit, ...rest) =>
        change(await append(commit, ...rest), commit),
  );

const onGuards = (keep: (guard: Guard) => boolean): NonNullable<Bug['log']> =>
  onAppend(
    (append) =>
      (commit, guards, ...rest) =>
        append(commit, guards.filter(keep), ...rest),
  );

const STRANGER = 'f'.repeat(32);

export const BUGS: Readonly<Record<string, Bug>> = {
  'a timeout is taken for success': { log: answering((result) => (result.kind === 'unknown' ? { kind: 'appended' } : result)) },
  'a timeout is taken for failure': {
    repository: (repository) => ({
      ...repository,
      execute: async (request) => {
        const outcome = await repository.execute(request);
        if (outcome.kind !== 'unavailable' || !outcome.outcomeUnknown) return outcome;
        return { kind: 'refused', refusal: { code: 'CONFLICT', detail: 'Somebody else changed it.' }, replayed: false };
      },
    }),
  },
  'a timed-out attempt is forgotten': { log: answering((result) => (result.kind === 'unknown' ? { kind: 'busy' } : result)) },
  "one's own conditional failure is reported as a conflict": {
    log: answering((result, { commitId }) =>
      result.kind === 'occupied' && result.by.commitId === commitId ? { ...result, by: { ...result.by, commitId: STRANGER } } : result,
    ),
  },
  'no expected version: whatever is next will do': {
    log: onAppend((append, memory) => (commit, ...rest) => {
      const next = memory.commits(commit.streamId).length + 1;
      return append({ ...commit, version: next }, ...rest);
    }),
  },
  'the claim is made in a second transaction': {
    log: onAppend((append, memory) => async (commit, guards, token, call) => {
      const result = await append(commit, [], token, call);
      if (result.kind !== 'appended' || guards.length === 0) return result;
      const apart = `claims of ${commit.streamId}`;
      return memory.append({ ...commit, streamId: apart, version: memory.commits(apart).length + 1 }, guards, `${token}+`, call);
    }),
  },
  'no condition on the address': { log: onGuards(({ kind }) => kind !== 'claim') },
  'the old address is never released': { log: onGuards(({ kind }) => kind !== 'release') },
  'the count has no floor': { log: onGuards((guard) => guard.kind !== 'count') },
  'the recent ids are not looked at': {
    log: (log) => ({
      ...log,
      tip: async (...args) => {
        const { commit, ...tip } = await log.tip(...args);
        if (commit === undefined) return tip;
        const { recent: _, ...forgetful } = commit;
        return { ...tip, commit: forgetful };
      },
    }),
  },
  'the outcome ledger is not looked at': {
    log: (log) => ({
      ...log,
      tip: async (...args) => {
        const { commit } = await log.tip(...args);
        return commit === undefined ? {} : { commit };
      },
    }),
  },
  'what changed nothing is not recorded': { log: (log) => ({ ...log, record: async () => true }) },
  'no fence against a late first attempt': {
    log: onAppend(
      (append) =>
        async (commit, ...rest) =>
          commit.refusal === undefined ? append(commit, ...rest) : { kind: 'appended' },
    ),
  },
  'a refusal is decided on a stale read': {
    log: (log, memory) => ({
      ...log,
      tip: async (streamId, call) => {
        const tip = await log.tip(streamId, call);
        const stale = memory.commits(streamId).at(-2);
        return stale !== undefined && tip.commit !== undefined && tip.commit.version % 2 === 0 ? { ...tip, commit: stale } : tip;
      },
    }),
  },
};
