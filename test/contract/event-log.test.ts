// What every event log must do, asked of the port itself.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../domain/kernel/instant.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import type { EventLog, Guard, StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import { newId } from '../kit/log-world.ts';
import { TWINS, useTwin } from './twins.ts';

const claimKey = (): string => `claim#email#${newId()}`;
const versions = (commits: readonly StoredCommit[]): readonly number[] => commits.map(({ version }) => version);
const call = { deadline: Date.now() + 600_000 };

describe.each(TWINS)('the event log on $name', ({ start }) => {
  const newStores = useTwin(start);
  let log: EventLog;
  let streamId: string;
  beforeAll(async () => {
    ({ log } = await newStores());
  });
  beforeEach(() => {
    streamId = `user_${newId()}`;
  });
  const commit = (version: number, more: Partial<StoredCommit> = {}): StoredCommit => ({
    streamId,
    version,
    commitId: newId(),
    requestHash: 'b'.repeat(32),
    events: [{ type: 'Renamed', schemaVersion: 1, data: { empty: '', none: null, list: [1, 'two'], deep: { yes: true } } }],
    state: { status: 'open' },
    sealed: new Uint8Array([1, 2, 3]),
    stateFingerprint: 'account/1',
    recent: new Uint8Array(10),
    occurredAt: instant(0),
    actor: 'tester',
    source: 'test',
    correlationId: 'correlation',
    causationId: 'cause',
    traceparent: '00-1-2-01',
    refusal: refusal('EMAIL_TAKEN', 'Taken.', { fact: 1 }),
    ...more,
  });
  const append = (wanted: StoredCommit, guards: readonly Guard[] = [], token = newId()) => log.append(wanted, guards, token, call);
  const count = (delta: 1 | -1): Guard => ({ kind: 'count', key: `count#${streamId}`, delta, floor: 1 });
  const claim = (key: string, owner = streamId): Guard => ({ kind: 'claim', key, owner, commitId: newId() });

  it('keeps a commit as it was given', async () => {
    const wanted = commit(1);
    expect(await append(wanted)).toEqual({ kind: 'appended' });
    expect(await log.tip(streamId, call)).toEqual({ commit: wanted });
    expect(await log.get(streamId, [1], call)).toEqual([wanted]);
  });

  it('keeps a commit of only what must be', async () => {
    const { sealed: _s, recent: _r, causationId: _c, traceparent: _t, refusal: _f, ...least } = commit(1, { events: [], state: {} });
    await append(least);
    expect(await log.tip(streamId, call)).toEqual({ commit: least });
  });

  it('has no tip where there is no stream', async () => {
    expect(await log.tip(streamId, call)).toEqual({});
    expect(await log.read(streamId, 1, 10, call)).toEqual([]);
    expect(await log.get(streamId, [], call)).toEqual([]);
  });

  it('answers who has the version', async () => {
    const first = commit(1);
    await append(first);
    expect(await append(commit(1))).toEqual({ kind: 'occupied', by: first });
    expect(await append(commit(1), [claim(claimKey())])).toEqual({ kind: 'occupied', by: first });
  });

  it('reads ranges and single versions, all pages', async () => {
    const big = { sealed: new Uint8Array(200_000) };
    for (let version = 1; version <= 12; version += 1) await append(commit(version, big));
    expect(versions(await log.read(streamId, 1, 1_000, call))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(versions(await log.read(streamId, 3, 5, call))).toEqual([3, 4, 5]);
    expect(await log.read(streamId, 1, 0, call)).toEqual([]);
    expect(versions(await log.get(streamId, [11, 99, 2], call))).toEqual([11, 2]);
  });

  it('a claim has one owner; the guard that fails is named, and nothing is kept', async () => {
    const [one, two] = [claimKey(), claimKey()];
    expect(await append(commit(1), [claim(one)])).toEqual({ kind: 'appended' });
    expect(await append(commit(2), [claim(two), claim(one)])).toEqual({ kind: 'guarded', index: 1 });
    expect(await log.tip(streamId, call)).toMatchObject({ commit: { version: 1 } });
    expect(await append(commit(2), [claim(two)])).toEqual({ kind: 'appended' });
  });

  it('only the owner releases a claim', async () => {
    const key = claimKey();
    await append(commit(1), [claim(key)]);
    expect(await append(commit(2), [{ kind: 'release', key, owner: 'user_other' }])).toEqual({ kind: 'guarded', index: 0 });
    expect(await append(commit(2), [{ kind: 'release', key, owner: streamId }])).toEqual({ kind: 'appended' });
    expect(await append(commit(3), [claim(key)])).toEqual({ kind: 'appended' });
  });

  it('a count keeps above its floor', async () => {
    expect(await append(commit(1), [count(-1)])).toEqual({ kind: 'guarded', index: 0 });
    expect(await append(commit(1), [count(1)])).toEqual({ kind: 'appended' });
    expect(await append(commit(2), [count(-1)])).toEqual({ kind: 'guarded', index: 0 });
    await append(commit(2), [count(1)]);
    expect(await append(commit(3), [count(-1)])).toEqual({ kind: 'appended' });
  });

  it('the same token and body apply once; the same token with another body is a mismatch', async () => {
    const [wanted, guards, token] = [commit(1), [claim(claimKey())], newId()];
    expect(await append(wanted, guards, token)).toEqual({ kind: 'appended' });
    expect(await append(wanted, guards, token)).toEqual({ kind: 'appended' });
    expect(await append(commit(1), guards, token)).toEqual({ kind: 'mismatch' });
  });

  it('a token that failed can be used again', async () => {
    const [key, token] = [claimKey(), newId()];
    const rival = { ...commit(1), streamId: `user_${newId()}` };
    await append(rival, [claim(key, rival.streamId)]);
    expect(await append(commit(1), [claim(key)], token)).toEqual({ kind: 'guarded', index: 0 });
    expect(await append(commit(1), [claim(claimKey())], token)).toEqual({ kind: 'appended' });
  });

  it('the outcome ledger: one writer at a time, and only on the newest version', async () => {
    const entry = { commitId: newId(), requestHash: 'c'.repeat(32), at: 1, version: 1 };
    const [first, second] = [
      { rev: 1, entries: [entry] },
      { rev: 2, entries: [{ ...entry, refusal: refusal('CONFLICT', 'No.') }, entry] },
    ];
    const wanted = commit(1);
    await append(wanted);
    expect(await log.record(streamId, 1, second, call)).toBe(false);
    expect(await log.record(streamId, 1, first, call)).toBe(true);
    expect(await log.record(streamId, 1, first, call)).toBe(false);
    expect(await log.record(streamId, 1, second, call)).toBe(true);
    expect(await log.tip(streamId, call)).toEqual({ commit: wanted, ledger: second });
    await append(commit(2));
    expect(await log.record(streamId, 1, { ...second, rev: 3 }, call)).toBe(false);
    expect(await log.read(streamId, 1, Number.MAX_SAFE_INTEGER, call)).toHaveLength(2);
  });
});
