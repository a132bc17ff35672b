// Makes one user's row and words what the log says. What is new goes the way of live delivery; what is wrong is written anew at its version.
import { isDeepStrictEqual } from 'node:util';
import { rowOf, type DirectoryEntry, type UserChange } from '../../../domain/read-models/change.ts';
import { directory } from '../../../domain/read-models/directory.ts';
import { correcting, restoring, type Told } from '../../../domain/read-models/repair.ts';
import { search } from '../../../domain/read-models/search/search.ts';
import type { Clock } from '../config/clock.ts';
import type { EventLog, StoredCommit } from '../event-log/ports.ts';
import type { ProjectionStore } from '../read-models/projection-store.ts';
import { type Consumer, kindOf } from '../streams/consumer.ts';
import { prepare, type PreparingPorts } from '../streams/preparing.ts';
import type { Scans } from './ports.ts';

export interface RebuildUserPorts extends Pick<PreparingPorts, 'reader'> {
  readonly log: Pick<EventLog, 'read' | 'tip'>;
  readonly store: ProjectionStore;
  readonly consumer: Consumer;
  readonly clock: Clock;
  readonly scans: Pick<Scans, 'present'>;
}

export type Outcome = 'right' | 'repaired' | 'failed';

/** Each reads again; live delivery can be faster every time. */
const MAX_TRIES = 8;
const PAUSE_MS = 20;

const restore = async (
  newest: StoredCommit,
  told: Told,
  { reader, log, clock }: RebuildUserPorts,
  deadline: number,
): Promise<UserChange | undefined> => {
  const ports = { reader, log, now: () => clock.now() };
  const { change } = await prepare([newest], undefined, ports, deadline, Number.MAX_SAFE_INTEGER);
  return change && restoring(change, told, clock.now());
};

/** What is wrong with an entry beside its age. */
const correction = async (
  id: string,
  entry: DirectoryEntry,
  newest: StoredCommit,
  { reader, log, scans }: RebuildUserPorts,
  deadline: number,
): Promise<UserChange | undefined> => {
  const version = Math.min(entry.version, newest.version);
  const [stored] = version === newest.version ? [newest] : await log.read(id, version, version, { deadline });
  if (stored === undefined) return undefined;
  const image = directory.project(await reader.open(stored, { deadline }));
  if (image === undefined) return undefined;
  const row = image.kind === 'put' ? image.row : undefined;
  const wanted = search.imageOf(row);
  const present = new Map((await scans.present(wanted)).map(({ entry: key, words }) => [key, words]));
  const missing = wanted.filter(({ entry: key, words }) => present.get(key) !== words);
  if (missing.length === 0 && version === entry.version && isDeepStrictEqual(rowOf(entry), row)) return undefined;
  return correcting(id, entry, { version, row }, missing);
};

/** Gaps whose commits can be read by now. */
const fillGaps = async (id: string, gaps: readonly number[], { log, consumer }: RebuildUserPorts, deadline: number): Promise<boolean> => {
  let filled = false;
  for (const version of gaps) {
    try {
      const failures = await consumer.apply(await log.read(id, version, version, { deadline }), deadline);
      filled ||= failures.length === 0;
    } catch (thrown) {
      if (kindOf(thrown) === 'dependency') throw thrown;
    }
  }
  return filled;
};

/**
 * @param told what the feed has of a user who had no row; read after the row was found missing
 * @throws DependencyUnavailable
 */
export const rebuildUser = async (id: string, told: Told | undefined, ports: RebuildUserPorts, deadline: number): Promise<Outcome> => {
  const { store, log, consumer, clock } = ports;
  let [repaired, failed, gapsTried] = [false, false, false];
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    // The entry first: whatever it shows, the log has.
    const entry = (await store.entries([id])).get(id);
    const { commit: newest } = await log.tip(id, { deadline });
    if (newest === undefined) return 'right';
    if (entry !== undefined && entry.version < newest.version && !failed) {
      failed = (await consumer.apply([newest], deadline)).length > 0;
      repaired ||= !failed;
      continue;
    }
    if (entry?.gaps !== undefined && !gapsTried) {
      gapsTried = true;
      repaired = (await fillGaps(id, entry.gaps, ports, deadline)) || repaired;
      continue;
    }
    if (entry === undefined && told === undefined) return 'failed';
    const change =
      entry === undefined ? told && (await restore(newest, told, ports, deadline)) : await correction(id, entry, newest, ports, deadline);
    if (change === undefined) return failed || entry === undefined ? 'failed' : repaired ? 'repaired' : 'right';
    if ((await store.apply([change])) === 'applied') repaired = true;
    else await clock.pause(PAUSE_MS * 2 ** tries);
  }
  return 'failed';
};
