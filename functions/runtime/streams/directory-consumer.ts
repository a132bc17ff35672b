// Keeps the directory equal to the log. A row is its user's newest state, so of several commits only the newest readable one is applied.
import { directory } from '../../../domain/read-models/directory.ts';
import type { UserEvent, UserState } from '../../../domain/user/user.ts';
import type { StoredCommit } from '../event-log/ports.ts';
import type { CommitReader } from '../event-log/reader.ts';
import type { DirectoryStore } from '../read-models/directory-store.ts';
import { type Consumer, kindOf, type NotApplied } from './consumer.ts';
import { inLanes } from './in-lanes.ts';

const USERS_AT_ONCE = 10;

type Store = Pick<DirectoryStore, 'put' | 'remove'>;
type Reader = Pick<CommitReader<UserState, UserEvent>, 'open'>;

const applyOne = async (stored: StoredCommit, reader: Reader, store: Store, deadline: number): Promise<NotApplied | undefined> => {
  try {
    const commit = await reader.open(stored, { deadline });
    const change = directory.project(commit);
    if (change?.kind === 'put') await store.put(change.row);
    if (change?.kind === 'delete') await store.remove(change.key, commit.version);
    return undefined;
  } catch (thrown) {
    return { position: { streamId: stored.streamId, version: stored.version }, kind: kindOf(thrown), thrown };
  }
};

/** Newest first: a poisoned commit gives way to the one before it; a dependency that is down holds back all of this user's commits. */
const applyUser = async (
  commits: readonly StoredCommit[],
  reader: Reader,
  store: Store,
  deadline: number,
): Promise<readonly NotApplied[]> => {
  const poisoned: NotApplied[] = [];
  for (const commit of commits.toSorted((a, b) => b.version - a.version)) {
    const failure = await applyOne(commit, reader, store, deadline);
    if (failure === undefined) return poisoned;
    if (failure.kind === 'dependency') {
      return commits.map(({ streamId, version }) => ({ ...failure, position: { streamId, version } }));
    }
    poisoned.push(failure);
  }
  return poisoned;
};

export const createDirectoryConsumer = (reader: Reader, store: Store): Consumer => ({
  name: 'directory',
  apply: async (commits, deadline) => {
    const users = Map.groupBy(commits, ({ streamId }) => streamId);
    const failures = await inLanes(users.values(), USERS_AT_ONCE, (own) => applyUser(own, reader, store, deadline));
    return failures.flat();
  },
});
