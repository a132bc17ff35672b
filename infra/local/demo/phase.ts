// One step of the demo over many rows: bounded concurrency, with progress.
import type { Client } from './client.ts';
import type { Journal } from './journal.ts';
import { forEachConcurrently } from '../../client/pool.ts';
import type { Progress } from '../../client/progress.ts';

/** What every phase needs. */
export interface Run {
  readonly client: Client;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly concurrency: number;
  readonly fingerprint: string;
}

export const runPhase = async <T>(
  { progress, concurrency }: Run,
  name: string,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> => {
  progress.start(name, items.length);
  try {
    await forEachConcurrently(items, concurrency, async (item) => {
      await work(item);
      progress.tick();
    });
  } finally {
    progress.stop();
  }
};
