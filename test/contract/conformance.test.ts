// Random operations on both twins of the event log: the answers must be equal, refusals and failures included.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '../../domain/kernel/instant.ts';
import type { EventLog, Guard, StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import { type Chance, chance } from '../kit/fault-random.ts';
import { type Stores, TWINS } from './twins.ts';

const OPERATIONS = Number(process.env['CONFORMANCE_OPERATIONS'] ?? 2_000);
const SEED = Number(process.env['CONFORMANCE_SEED'] ?? 1);
const STREAMS = ['user_a', 'user_b', 'user_c', 'user_d'] as const;
const KEYS = ['claim#email#1', 'claim#email#2', 'claim#email#3'] as const;
const call = { deadline: Number.MAX_SAFE_INTEGER };

let twins: readonly Awaited<ReturnType<(typeof TWINS)[number]['start']>>[];
let logs: readonly EventLog[];
beforeAll(async () => {
  twins = await Promise.all(TWINS.map((twin) => twin.start()));
  const stores: readonly Stores[] = await Promise.all(twins.map((twin) => twin.stores()));
  logs = stores.map(({ log }) => log);
});
afterAll(() => Promise.all(twins.map((twin) => twin.stop())));

type Ask = (log: EventLog) => Promise<unknown>;

/** The length of each stream that lets operations aim near its end. */
const lengths = new Map<string, number>();
const sent: Ask[] = [];

const digits = (luck: Chance): string => luck.below(3).toString().repeat(32);

const guardsOf = (luck: Chance, owner: string): readonly Guard[] => {
  const claims = KEYS.filter(() => luck.yes(0.3)).map(
    (key): Guard => (luck.yes(0.5) ? { kind: 'claim', key, owner, commitId: digits(luck) } : { kind: 'release', key, owner }),
  );
  const count: Guard = { kind: 'count', key: 'count#admins', delta: luck.yes(0.5) ? 1 : -1, floor: luck.below(2) };
  return luck.yes(0.3) ? [...claims, count] : claims;
};

const appending = (luck: Chance, streamId: string, near: number): Ask => {
  const commit: StoredCommit = {
    streamId,
    version: Math.max(1, near + 1 - luck.below(2)),
    commitId: digits(luck),
    requestHash: digits(luck),
    events: luck.yes(0.2) ? [] : [{ type: 'Renamed', schemaVersion: 1, data: { at: luck.below(9) } }],
    state: { at: luck.below(1_000) },
    stateFingerprint: 'account/1',
    occurredAt: instant(luck.below(1_000_000)),
    actor: 'tester',
    source: 'test',
    correlationId: 'correlation',
    ...(luck.yes(0.5) && { recent: new Uint8Array([luck.below(256)]), sealed: new Uint8Array([luck.below(256)]) }),
  };
  const [guards, token] = [guardsOf(luck, streamId), `token-${luck.below(2_000)}`];
  return async (log) => {
    const result = await log.append(commit, guards, token, call);
    if (result.kind === 'appended') lengths.set(streamId, Math.max(near, commit.version));
    return result;
  };
};

const recording = (luck: Chance, streamId: string, near: number): Ask => {
  const entries = [{ commitId: digits(luck), requestHash: digits(luck), at: luck.below(99), version: near }];
  const [version, ahead] = [near - luck.below(2), luck.below(2)];
  return async (log) => {
    const { ledger } = await log.tip(streamId, call);
    return log.record(streamId, version, { rev: (ledger?.rev ?? 0) + ahead, entries }, call);
  };
};

const next = (luck: Chance): Ask => {
  const streamId = luck.pick(STREAMS);
  const near = lengths.get(streamId) ?? 0;
  const [from, to] = [near - luck.below(5), near + luck.below(3)];
  if (luck.yes(0.05) && sent.length > 0) return luck.pick(sent.slice(-20));
  return luck.pick<() => Ask>([
    () => appending(luck, streamId, near),
    () => appending(luck, streamId, near),
    () => recording(luck, streamId, near),
    () => (log) => log.tip(streamId, call),
    () => (log) => log.read(streamId, Math.max(1, from), to, call),
    () => (log) => log.get(streamId, [...new Set([from, to, 1].filter((version) => version > 0))], call),
  ])();
};

it(
  `answers ${OPERATIONS} random operations alike (seed ${SEED})`,
  async () => {
    const luck = chance(SEED);
    const kinds = new Map<string, number>();
    for (let index = 0; index < OPERATIONS; index += 1) {
      const ask = next(luck);
      sent.push(ask);
      const [expected, ...others] = await Promise.all(logs.map(ask));
      for (const other of others) expect({ index, answer: other }).toEqual({ index, answer: expected });
      const kind = typeof expected === 'object' && expected !== null && 'kind' in expected ? String(expected.kind) : typeof expected;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['appended', 'occupied', 'guarded', 'mismatch', 'boolean']));
  },
  30_000 + OPERATIONS * 20,
);
