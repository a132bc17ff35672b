// How much of a long stream is read to find a point in it.
import { describe, expect, it } from 'vitest';
import { instant } from '../../../../domain/kernel/instant.ts';
import { commitAsOf } from '../../../../functions/runtime/event-log/as-of.ts';
import type { StoredCommit } from '../../../../functions/runtime/event-log/ports.ts';

const LENGTH = 10_000;
const commit = (version: number) => ({ streamId: 'user_1', version, occurredAt: instant(version * 1_000) }) as unknown as StoredCommit;

const longLog = () => {
  const asked: number[] = [];
  const get = async (_streamId: string, versions: readonly number[]) => {
    asked.push(...versions);
    return versions.map(commit);
  };
  return { asked, find: (ms: number) => commitAsOf({ get }, commit(LENGTH), { at: instant(ms) }, { deadline: 0 }) };
};

describe('a stream of 10,000 commits', () => {
  it.each([999, 1_000, 1_001, 4_999_999, 5_000_000, 9_999_000, 9_999_999])('is searched with at most 14 reads at %d ms', async (ms) => {
    const log = longLog();
    expect((await log.find(ms))?.version ?? 0).toBe(Math.floor(ms / 1_000));
    expect(log.asked.length).toBeLessThanOrEqual(14);
    expect(new Set(log.asked).size).toBe(log.asked.length);
  });

  it('is not searched at all at its end or later', async () => {
    const log = longLog();
    for (const ms of [LENGTH * 1_000, Date.UTC(2100, 0)]) expect((await log.find(ms))?.version).toBe(LENGTH);
    expect(log.asked).toEqual([]);
  });
});
