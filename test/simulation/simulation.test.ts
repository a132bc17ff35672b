// The invariants of the log under thousands of seeded runs with every fault; and the proof that the oracle can say no.
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../kit/fault-ports.ts';
import { BUGS } from './bugs.ts';
import { overSeeds } from './seeds.ts';
import { type Bug, simulate } from './simulate.ts';

const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 5_000);
const FIRST_SEED = Number(process.env['SIMULATION_FIRST_SEED'] ?? 1);
const SEEDS_TO_FIND_A_BUG = 400;
const TIMEOUT_MS = 120_000 + SEEDS * 60;

/** Paths that are rare enough to be missed by a change of the workload. */
const SOMETIMES = [
  'own write found',
  'somebody was faster',
  'fence landed',
  'append mismatch',
  'append guarded',
  'outcome recorded',
  'outcome not recorded',
  'replayed accepted',
  'replayed refused',
  'keys stale',
  'answered EMAIL_TAKEN',
  'answered LAST_ADMIN',
  'answered VERSION_MISMATCH',
  'answered IDEMPOTENCY_KEY_REUSED',
  'answered unavailable',
  ...FAULTS.flatMap((fault) => ['append', 'record', 'tip', 'get'].map((operation) => `${operation} ${fault}`)),
];

const firstSeedThatFinds = async (bug: Bug): Promise<{ seed: number; violations: readonly string[] } | undefined> => {
  for (let seed = 1; seed <= SEEDS_TO_FIND_A_BUG; seed += 1) {
    const { violations } = await simulate(seed, bug);
    if (violations.length > 0) return { seed, violations };
  }
  return undefined;
};

describe('the simulation', () => {
  it(
    `keeps every invariant over ${SEEDS} seeds, and reaches every rare path`,
    async () => {
      const { broken, hits } = await overSeeds({ first: FIRST_SEED, count: SEEDS });
      expect(broken).toEqual([]);
      expect(SOMETIMES.filter((what) => (hits.get(what) ?? 0) < SEEDS / 100)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('gives the same run for the same seed', async () => {
    const [one, two] = [await simulate(7), await simulate(7)];
    expect(one.history.operations.map(({ outcome, returnedAt }) => [outcome, returnedAt])).toEqual(
      two.history.operations.map(({ outcome, returnedAt }) => [outcome, returnedAt]),
    );
  });

  it.each(Object.entries(BUGS))(
    'finds: %s',
    async (_, bug) => {
      expect((await firstSeedThatFinds(bug))?.violations.length).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
