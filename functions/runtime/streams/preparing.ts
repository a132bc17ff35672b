// Works out what one user's commits change in the read models, from the entry as it is; what the batch lacks is read from the log.
import { changeOf, type DirectoryEntry, fillingOf, type UserChange } from '../../../domain/read-models/change.ts';
import type { OutwardEvent } from '../../../domain/kernel/publisher.ts';
import type { UserEvent, UserState } from '../../../domain/user/user.ts';
import type { EventLog, StoredCommit } from '../event-log/ports.ts';
import type { CommitReader } from '../event-log/reader.ts';
import { UnreadableCommit } from '../event-log/unreadable-commit.ts';
import { outwardEventsOf } from '../publishing/outward-events.ts';
import { kindOf, type NotApplied } from './consumer.ts';

export interface PreparingPorts {
  readonly reader: Pick<CommitReader<UserState, UserEvent>, 'open'>;
  readonly log: Pick<EventLog, 'read'>;
  /** epoch milliseconds */
  readonly now: () => number;
}

export interface Prepared {
  /** Absent: nothing is to be done, or nothing can be. */
  readonly change?: UserChange;
  readonly failures: readonly NotApplied[];
}

/** Versions that one step takes at most: their events lie in one item of the feed, which has 400 KB. */
export const STEP_VERSIONS = 200;

const failureOf = ({ streamId, version }: StoredCommit, thrown: unknown): NotApplied => ({
  position: { streamId, version },
  kind: kindOf(thrown),
  thrown,
});

export const failAll = (own: readonly StoredCommit[], thrown: unknown): readonly NotApplied[] => own.map((each) => failureOf(each, thrown));

/** Commits `from` … `to` as far as they can be read. */
const readAround = async (
  log: PreparingPorts['log'],
  id: string,
  from: number,
  to: number,
  deadline: number,
): Promise<readonly StoredCommit[]> => {
  try {
    return from > to ? [] : await log.read(id, from, to, { deadline });
  } catch (error) {
    if (!(error instanceof UnreadableCommit)) throw error;
    const before = await readAround(log, id, from, error.version - 1, deadline);
    return [...before, ...(await readAround(log, id, error.version + 1, to, deadline))];
  }
};

/** What can be told of versions `from` … `to`; what cannot be read is a gap, which its redrive fills. */
const toldOf = (step: readonly StoredCommit[], from: number, to: number) => {
  const told = new Map<number, readonly OutwardEvent[]>();
  for (const commit of step) {
    try {
      told.set(commit.version, outwardEventsOf(commit));
    } catch (thrown) {
      if (kindOf(thrown) === 'dependency') throw thrown;
    }
  }
  const versions = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { events: versions.flatMap((version) => told.get(version) ?? []), gaps: versions.filter((version) => !told.has(version)) };
};

const inOrder = (commits: Iterable<StoredCommit>): StoredCommit[] => [...commits].sort((a, b) => a.version - b.version);

/** The commits of the next step: those of the batch where they are all there is, else those of the log. */
const stepOf = async (own: readonly StoredCommit[], from: number, { log }: PreparingPorts, deadline: number, versions: number) => {
  const ahead = new Map(own.filter(({ version }) => version > from).map((commit) => [commit.version, commit]));
  const [id, newest] = [own[0]?.streamId ?? '', Math.max(from, ...ahead.keys())];
  const end = Math.min(newest, from + versions);
  if (ahead.size === newest - from && end === newest) return inOrder(ahead.values());
  const kept = await readAround(log, id, from + 1, end, deadline);
  return inOrder(new Map([...kept.map((commit) => [commit.version, commit] as const), ...ahead]).values()).filter(
    ({ version }) => version <= end,
  );
};

/** Commits that were a gap and can be read now, before what is newer. Those that still cannot fail again. */
const fill = (own: readonly StoredCommit[], entry: DirectoryEntry | undefined, now: number): Prepared => {
  const missing = entry?.gaps ?? [];
  const events: OutwardEvent[] = [];
  const failures: NotApplied[] = [];
  const filled = new Set<number>();
  for (const commit of inOrder(own.filter(({ version }) => missing.includes(version)))) {
    try {
      events.push(...outwardEventsOf(commit));
      filled.add(commit.version);
    } catch (thrown) {
      failures.push(failureOf(commit, thrown));
    }
  }
  if (entry === undefined || filled.size === 0) return { failures };
  const [first] = own;
  const gaps = missing.filter((version) => !filled.has(version));
  const more = own.some(({ version }) => version > entry.version);
  return { failures: more ? [] : failures, change: fillingOf(first?.streamId ?? '', entry, { events, gaps }, now) };
};

/** Newest first: a poisoned commit gives way to the one before it; a dependency that is down holds back all of this user's commits. */
export const prepare = async (
  own: readonly StoredCommit[],
  entry: DirectoryEntry | undefined,
  ports: PreparingPorts,
  deadline: number,
  versions = STEP_VERSIONS,
): Promise<Prepared> => {
  const from = entry?.version ?? 0;
  const filling = fill(own, entry, ports.now());
  if (filling.change !== undefined) return filling;
  const failures = [...filling.failures];
  try {
    const step = await stepOf(own, from, ports, deadline, versions);
    for (const stored of step.toReversed()) {
      try {
        const commit = await ports.reader.open(stored, { deadline });
        const change = changeOf(entry, commit, toldOf(step, from + 1, stored.version), ports.now());
        return { failures, ...(change && { change }) };
      } catch (thrown) {
        if (kindOf(thrown) === 'dependency') throw thrown;
        if (own.some(({ version }) => version === stored.version)) failures.push(failureOf(stored, thrown));
      }
    }
    return { failures };
  } catch (thrown) {
    return { failures: failAll(own, thrown) };
  }
};
