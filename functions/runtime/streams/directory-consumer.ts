// Keeps all read models equal to the log, in steps that are each one transaction: the directory, search, statistics and the feed.
import type { DirectoryEntry, UserChange } from '../../../domain/read-models/change.ts';
import type { Clock } from '../config/clock.ts';
import { DependencyUnavailable, type StoredCommit } from '../event-log/ports.ts';
import { type Applied, inGroups, type ProjectionStore } from '../read-models/projection-store.ts';
import { type Consumer, kindOf, type NotApplied } from './consumer.ts';
import { inLanes } from './in-lanes.ts';
import { failAll, prepare, type PreparingPorts } from './preparing.ts';

export interface ProjectionPorts extends Pick<PreparingPorts, 'reader' | 'log'> {
  readonly store: ProjectionStore;
  readonly clock: Clock;
}

const USERS_AT_ONCE = 10;
/** Each of them reads again; what another reader was faster at is found done. */
const MAX_ROUNDS = 8;
const FIRST_PAUSE_MS = 20;

/** A user's commits of the batch. */
type Users = ReadonlyMap<string, readonly StoredCommit[]>;
type Outcome = Applied | { readonly thrown: unknown };

const pick = (users: Users, ids: readonly string[]): Users => new Map(ids.map((id) => [id, users.get(id) ?? []]));
const newest = (own: readonly StoredCommit[]): number => Math.max(...own.map(({ version }) => version));

const attempt = async (store: ProjectionStore, group: readonly UserChange[]): Promise<Outcome> => {
  try {
    return await store.apply(group);
  } catch (thrown) {
    return { thrown };
  }
};

/** A step that is applied can leave versions to another one; one that is not may go through alone. */
const isDone = (outcome: Outcome, { entry }: UserChange, own: readonly StoredCommit[], failures: readonly NotApplied[]): boolean =>
  outcome === 'applied' && (failures.length > 0 || entry.version >= newest(own));

export const createDirectoryConsumer = ({ store, clock, ...log }: ProjectionPorts): Consumer => {
  const ports: PreparingPorts = { ...log, now: () => clock.now() };

  const prepareAll = async (users: Users, entries: ReadonlyMap<string, DirectoryEntry>, deadline: number) =>
    inLanes(users, USERS_AT_ONCE, async ([id, own]) => ({ id, own, ...(await prepare(own, entries.get(id), ports, deadline)) }));

  /** One round: what failed for good, and who must be tried again. */
  const round = async (users: Users, together: boolean, deadline: number) => {
    const entries = await store.entries([...users.keys()]);
    const prepared = new Map((await prepareAll(users, entries, deadline)).map((each) => [each.id, each]));
    const failures = [...prepared.values()].flatMap((each) => (each.change === undefined ? each.failures : []));
    const changes = [...prepared.values()].flatMap(({ change }) => (change === undefined ? [] : [change]));
    const again: string[] = [];
    let busy = false;
    for (const group of together ? inGroups(changes) : changes.map((change) => [change])) {
      const outcome = await attempt(store, group);
      busy ||= outcome === 'busy';
      for (const change of group) {
        const { own = [], failures: known = [] } = prepared.get(change.id) ?? {};
        if (typeof outcome === 'object' && (group.length === 1 || kindOf(outcome.thrown) === 'dependency')) {
          failures.push(...failAll(own, outcome.thrown));
        } else if (isDone(outcome, change, own, known)) failures.push(...known);
        else again.push(change.id);
      }
    }
    return { failures, again, busy };
  };

  const applyAll = async (commits: readonly StoredCommit[], deadline: number): Promise<readonly NotApplied[]> => {
    let users: Users = Map.groupBy(commits, ({ streamId }) => streamId);
    const failures: NotApplied[] = [];
    for (let tries = 0; users.size > 0; tries += 1) {
      if (tries === MAX_ROUNDS || clock.now() >= deadline) {
        const thrown = new DependencyUnavailable('A read model');
        return [...failures, ...[...users.values()].flatMap((own) => failAll(own, thrown))];
      }
      const result = await round(users, tries === 0, deadline);
      failures.push(...result.failures);
      users = pick(users, result.again);
      if (result.busy && users.size > 0) await clock.pause(FIRST_PAUSE_MS * 2 ** tries);
    }
    return failures;
  };

  return {
    name: 'directory',
    apply: async (commits, deadline) => {
      try {
        return await applyAll(commits, deadline);
      } catch (thrown) {
        return failAll(commits, thrown);
      }
    },
  };
};
