// The verdict: a broken budget must show in the table and make the bench fail.
import { describe, expect, it } from 'vitest';
import type { Cost } from './budget.ts';
import { judge } from './tables.ts';

const cost = (requests: number, readUnits: number, writeUnits: number) =>
  ({ requests, readUnits, writeUnits, sent: '', commitBytes: undefined, commit: undefined }) satisfies Cost & Record<string, unknown>;

const judged = (operation: string, costs: readonly ReturnType<typeof cost>[], keyCached = true) =>
  judge({ title: 't', columns: costs.map(String), measured: costs.map((each) => new Map([[operation, each]])), keyCached });

const verdict = ({ table }: ReturnType<typeof judge>): string | undefined => table.rows[0]?.at(-1);

describe('judge', () => {
  it('says met when every length is within the budget', () => {
    const result = judged('rename', [cost(2, 1, 1), cost(2, 1, 1)]);
    expect(verdict(result)).toBe('met');
    expect(result.failures).toEqual([]);
  });

  it.each([
    ['requests', cost(3, 1, 1)],
    ['read units', cost(2, 1.5, 1)],
    ['write units', cost(2, 1, 2)],
  ])('fails when one length needs more %s', (_, over) => {
    const result = judged('rename', [cost(2, 1, 1), over]);
    expect(verdict(result)).toBe('NOT MET');
    expect(result.failures).toHaveLength(1);
    expect(result.failures[0]).toContain('rename');
  });

  it('allows the key row where the key is not cached, and only there', () => {
    expect(verdict(judged('rename', [cost(3, 1.5, 1)], false))).toBe('met');
    expect(verdict(judged('rename', [cost(3, 1.5, 1)], true))).toBe('NOT MET');
  });

  it('names the decision that allows more, and does not count it as met', () => {
    const result = judged('busy: rename, with a key', [cost(7, 26, 1)]);
    expect(verdict(result)).toBe('over: decision 3');
    expect(result.failures).toEqual([]);
    expect(result.exceptions).toHaveLength(1);
  });

  it('promises nothing of an operation without a budget', () => {
    expect(verdict(judged('history, the newest 50', [cost(1, 99, 0)]))).toBe('–');
  });
});
