// Opens commits with the key of their user: for the repository, and for whoever reads the log's stream.
import type { Aggregate } from '../../../domain/kernel/aggregate.ts';
import type { Commit } from '../../../domain/kernel/commit.ts';
import { fold } from '../../../domain/kernel/decider.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import { foldCommits, openEvents, openState } from './opening.ts';
import type { Call, EventLog, Keyring, StoredCommit } from './ports.ts';
import { UnreadableCommit } from './unreadable-commit.ts';

export interface CommitReader<State, Event extends DomainEvent> {
  /** @throws UnreadableCommit, DependencyUnavailable */
  open(commit: StoredCommit, call: Call): Promise<Commit<State, Event>>;
  /** Commits of one stream in order of version, each folded once. */
  openAll(commits: readonly StoredCommit[], call: Call): Promise<readonly Commit<State, Event>[]>;
  /** The state after `commit`, from the commit itself or, where another reducer made it, from the whole stream. */
  stateAfter(commit: StoredCommit, key: Uint8Array | undefined, call: Call): Promise<State>;
}

interface ReaderOptions<State, Event extends DomainEvent> {
  readonly log: Pick<EventLog, 'read'>;
  readonly keyring: Pick<Keyring, 'get'>;
  readonly aggregate: Aggregate<string, State, Event>;
}

export const createReader = <State, Event extends DomainEvent>({
  log,
  keyring,
  aggregate,
}: ReaderOptions<State, Event>): CommitReader<State, Event> => {
  const stateAfter = async (commit: StoredCommit, key: Uint8Array | undefined, call: Call): Promise<State> => {
    const carried = openState(commit, aggregate, key);
    if (carried !== undefined) return carried;
    const earlier = await log.read(commit.streamId, 1, commit.version - 1, call);
    if (earlier.length !== commit.version - 1)
      throw new UnreadableCommit(commit.streamId, commit.version, 'the versions before it have a gap');
    return foldCommits([...earlier, commit], aggregate, key);
  };

  const opened = (stored: StoredCommit, state: State, key: Uint8Array | undefined): Commit<State, Event> => {
    const { sealed: _sealed, recent: _recent, stateFingerprint: _fingerprint, ...commit } = stored;
    return { ...commit, events: openEvents(stored, aggregate, key), state, ...(key === undefined && { erased: true as const }) };
  };

  const openAll = async (commits: readonly StoredCommit[], call: Call): Promise<readonly Commit<State, Event>[]> => {
    const [first, ...others] = commits;
    if (first === undefined) return [];
    const key = await keyring.get(first.streamId, call);
    let state: State = await stateAfter(first, key, call);
    const result = [opened(first, state, key)];
    for (const stored of others) {
      state = openState(stored, aggregate, key) ?? fold(aggregate.evolve, state, openEvents(stored, aggregate, key), stored.occurredAt);
      result.push(opened(stored, state, key));
    }
    return result;
  };

  const open = async (stored: StoredCommit, call: Call): Promise<Commit<State, Event>> => {
    const key = await keyring.get(stored.streamId, call);
    return opened(stored, await stateAfter(stored, key, call), key);
  };

  return { open, openAll, stateAfter };
};
