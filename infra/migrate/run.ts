// Brings all planned rows in, some at a time, until none is left or somebody says stop; what was begun is finished either way.
import { forEachConcurrently } from '../client/pool.ts';
import type { Client } from '../client/client.ts';
import type { Progress } from '../client/progress.ts';
import { bringIn } from './bring-in.ts';
import { fingerprint, type Journal } from './journal.ts';
import type { Failure, Planned } from './plans.ts';

export interface RunOptions {
  readonly client: Client;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly concurrency: number;
  /** Aborted: no further row is begun. */
  readonly stop: AbortSignal;
  readonly onFailure: (failure: Failure) => void;
}

export interface Counts {
  /** By this run. */
  in: number;
  /** By this or an earlier run, or by somebody else. */
  equal: number;
  /** Known from the journal; nothing was sent. */
  earlier: number;
  failed: number;
}

// oxlint-disable-next-line func-style -- a generator has no other form
function* whileNotStopped<T>(items: readonly T[], stop: AbortSignal): Generator<T> {
  for (const item of items) {
    if (stop.aborted) return;
    yield item;
  }
}

/** @throws {NotAllowed} {@link Unreachable} */
export const bringAllIn = async (planned: readonly Planned[], options: RunOptions): Promise<Counts> => {
  const { client, journal, progress, concurrency, stop, onFailure } = options;
  const counts: Counts = { in: 0, equal: 0, earlier: 0, failed: 0 };
  progress.start('migrate', planned.length);
  try {
    await forEachConcurrently(whileNotStopped(planned, stop), concurrency, async ({ line, plan }) => {
      const row = fingerprint(plan);
      if (journal.has(row)) counts.earlier += 1;
      else {
        const outcome = await bringIn(client, plan);
        if ('code' in outcome) {
          const { step, code, violations } = outcome;
          onFailure({ line, step, code, violations });
          counts.failed += 1;
        } else {
          journal.done(row);
          counts[outcome.kind] += 1;
        }
      }
      progress.tick();
    });
  } finally {
    progress.stop();
  }
  return counts;
};
