// Many runs after each other: what was violated, by seed, and how often each path was reached.
import { simulate } from './simulate.ts';

/** Violations to look for; the first seed is what one debugs. */
const ENOUGH = 5;

export interface Seeds {
  readonly first: number;
  readonly count: number;
  readonly onSeed?: () => void;
  /** Lets signals in: a run itself never waits for the outside. */
  readonly between?: () => Promise<unknown>;
  readonly stop?: AbortSignal;
}

export const overSeeds = async ({ first, count, onSeed = () => undefined, between, stop }: Seeds) => {
  const hits = new Map<string, number>();
  const broken: string[] = [];
  let [seeds, operations] = [0, 0];
  for (let seed = first; seed < first + count && broken.length < ENOUGH; seed += 1) {
    if (stop?.aborted === true) break;
    const run = await simulate(seed);
    broken.push(...run.violations.map((violation) => `seed ${seed}: ${violation}`));
    for (const [what, times] of run.hits) hits.set(what, (hits.get(what) ?? 0) + times);
    seeds += 1;
    operations += run.history.operations.length;
    onSeed();
    await between?.();
  }
  return { broken, hits, seeds, operations };
};
