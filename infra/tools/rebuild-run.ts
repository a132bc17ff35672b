// Has every part of the read models rebuilt, a few at a time, and adds up what that came to.
import * as z from 'zod';
import { forEachConcurrently } from '../client/pool.ts';
import type { Progress } from '../client/progress.ts';
import { NotDone } from './connection.ts';

/** Sends the function Rebuild a request and answers what it answered. */
export type Rebuild = (request: object) => Promise<unknown>;

export interface RebuildOptions {
  /** Equal parts of each table */
  readonly segments: number;
  readonly concurrency: number;
  readonly progress: Progress;
  /** Aborted: nothing further is begun. */
  readonly stop: AbortSignal;
}

const PHASES = ['users', 'rows', 'words'] as const;
const counts = z.object({ checked: z.number(), repaired: z.number(), failed: z.number() });
const answerOf = z.union([
  counts.extend({ next: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  z.object({ busy: z.literal(true) }),
]);

export type Counts = z.infer<typeof counts>;
/** Phase -> what it came to; a phase that was not begun is missing. */
export type Report = Partial<Record<(typeof PHASES)[number] | 'counters', Counts>>;

const ask = async (rebuild: Rebuild, request: object) => {
  const answer = answerOf.parse(await rebuild(request));
  if ('busy' in answer) throw new NotDone('another rebuild counts at this moment; run it again when that is done');
  return answer;
};

export const rebuildAll = async (rebuild: Rebuild, { segments, concurrency, progress, stop }: RebuildOptions): Promise<Report> => {
  const report: Report = {};
  for (const phase of PHASES) {
    if (stop.aborted) return report;
    const sum: Counts = { checked: 0, repaired: 0, failed: 0 };
    report[phase] = sum;
    progress.start(phase, segments);
    try {
      await forEachConcurrently(Array.from({ length: segments }).keys(), concurrency, async (segment) => {
        let after: object | undefined;
        do {
          if (stop.aborted) return;
          const { next, ...done } = await ask(rebuild, { phase, segment, segments, ...(after && { after }) });
          for (const name of ['checked', 'repaired', 'failed'] as const) sum[name] += done[name];
          after = next;
        } while (after !== undefined);
        progress.tick();
      });
    } finally {
      progress.stop();
    }
  }
  if (stop.aborted) return report;
  progress.start('counters', 1);
  try {
    const { checked, repaired, failed } = await ask(rebuild, { phase: 'counters' });
    progress.tick();
    return { ...report, counters: { checked, repaired, failed } };
  } finally {
    progress.stop();
  }
};
