// The phases of a rebuild, each in parts that stand alone: users, rows of nobody, words of nobody, counters. Doing a part again is harmless.
import { foreignWords, withoutWords } from '../../../domain/read-models/repair.ts';
import { type SearchEntry, userOfEntry } from '../../../domain/read-models/search/search.ts';
import type { FeedStore } from '../read-models/feed-store.ts';
import { inLanes } from '../streams/in-lanes.ts';
import type { Counters, Cursor, Page, Part, Scans } from './ports.ts';
import { type Outcome, rebuildUser, type RebuildUserPorts } from './rebuild-user.ts';
import { toldOf } from './told.ts';

export interface RebuildPorts extends RebuildUserPorts {
  readonly scans: Scans;
  readonly counters: Counters;
  readonly feed: FeedStore;
}

export const SCANNED = ['users', 'rows', 'words'] as const;
export type Scanned = (typeof SCANNED)[number];

export interface Rebuilt {
  readonly checked: number;
  readonly repaired: number;
  readonly failed: number;
  /** Where the part goes on; absent: it is done. */
  readonly next?: Cursor;
}

const USERS_AT_ONCE = 8;
const MAX_TRIES = 5;
const HOLD_MS = 60_000;

const counted = (outcomes: readonly Outcome[]): Rebuilt => ({
  checked: outcomes.length,
  repaired: outcomes.filter((outcome) => outcome === 'repaired').length,
  failed: outcomes.filter((outcome) => outcome === 'failed').length,
});

const users = async (ids: readonly string[], ports: RebuildPorts, deadline: number): Promise<readonly Outcome[]> => {
  const known = await ports.store.entries(ids);
  const told = await toldOf(ports.feed, new Set(ids.filter((id) => !known.has(id))), ports.clock.now());
  return inLanes(ids, USERS_AT_ONCE, (id) => rebuildUser(id, told.get(id), ports, deadline));
};

/** A row whose user the log does not know: what a log that was set back in time leaves. */
const rows = (ids: readonly string[], { store, log, scans }: RebuildPorts, deadline: number): Promise<readonly Outcome[]> =>
  inLanes(ids, USERS_AT_ONCE, async (id) => {
    const entry = (await store.entries([id])).get(id);
    if (entry === undefined || (await log.tip(id, { deadline })).commit !== undefined) return 'right';
    await scans.forgetRow(id, entry.version);
    return 'repaired';
  });

const words = async (found: readonly SearchEntry[], { store, scans }: RebuildPorts): Promise<readonly Outcome[]> => {
  const byUser = Map.groupBy(found, userOfEntry);
  // After the entries: what a row does not have now was foreign, or is gone already.
  const known = await store.entries([...byUser.keys()]);
  return inLanes(byUser, USERS_AT_ONCE, async ([id, own]) => {
    let entry = known.get(id);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const foreign = entry === undefined ? own : foreignWords(entry, own);
      if (foreign.length === 0) return 'right';
      if (entry === undefined) {
        await scans.forgetWords(foreign);
        return 'repaired';
      }
      if ((await store.apply([withoutWords(id, entry, foreign)])) === 'applied') return 'repaired';
      entry = (await store.entries([id])).get(id);
    }
    return 'failed';
  });
};

const page = async (phase: Scanned, part: Part, ports: RebuildPorts, deadline: number) => {
  const { scans } = ports;
  if (phase === 'words') {
    const found = await scans.words(part);
    return { found, outcomes: await words(found.items, ports) };
  }
  const found = await scans[phase](part);
  return { found, outcomes: await (phase === 'users' ? users : rows)(found.items, ports, deadline) };
};

/** Page after page until `stopAt` has passed; then the next call goes on. */
export const rebuildPart = async (phase: Scanned, part: Part, ports: RebuildPorts, stopAt: number, deadline: number): Promise<Rebuilt> => {
  const outcomes: Outcome[] = [];
  let after = part.after;
  do {
    const done: { readonly found: Page<unknown>; readonly outcomes: readonly Outcome[] } = await page(
      phase,
      { ...part, after },
      ports,
      deadline,
    );
    outcomes.push(...done.outcomes);
    after = done.found.next;
  } while (after !== undefined && ports.clock.now() < stopAt);
  return { ...counted(outcomes), ...(after === undefined ? {} : { next: after }) };
};

/** Steps that move counters wait meanwhile; what else is projected goes on. `busy`: another rebuild counts. @throws HoldLost */
export const rebuildCounters = async ({ counters, clock }: RebuildPorts, deadline: number): Promise<Rebuilt | 'busy'> => {
  const until = Math.min(deadline, clock.now() + HOLD_MS);
  if (!(await counters.hold(until))) return 'busy';
  try {
    const repaired = await counters.replace(await counters.recount(), until);
    return { checked: 1, repaired, failed: 0 };
  } finally {
    await counters.release(until);
  }
};
