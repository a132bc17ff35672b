// What the local stack tells about itself: whether it is ready, what it still has to do, and what its functions used of DynamoDB.
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { PersistentFetch } from './persistent-fetch.ts';

const POLL_MS = 100;

const statusAnswer = z.object({ ready: z.boolean(), pending: z.record(z.string(), z.number()) });
const unitsRow = z.object({
  function: z.string(),
  operation: z.string(),
  requests: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
});
export type UnitsRow = z.infer<typeof unitsRow>;
const unitsAnswer = z.object({ items: z.array(unitsRow) });

type Status = z.infer<typeof statusAnswer>;

export class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

export interface Stack {
  /** @throws {NotInTime} */
  untilReady(withinMs: number): Promise<void>;
  /** Nothing is left to be projected or delivered. @throws {NotInTime} */
  untilQuiescent(withinMs: number): Promise<void>;
  /** Sums since the stack started, per function and DynamoDB operation */
  units(): Promise<readonly UnitsRow[]>;
}

export const createStack = (send: PersistentFetch, url: string, signal?: AbortSignal): Stack => {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await send(new Request(new URL(path, url)));
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: is this the local stack?`);
    return answer.json();
  };
  const untilStatus = async (what: string, withinMs: number, holds: (status: Status) => boolean): Promise<void> => {
    const giveUpAt = performance.now() + withinMs;
    for (;;) {
      if (holds(statusAnswer.parse(await ask('/_local/status')))) return;
      if (performance.now() > giveUpAt) throw new NotInTime(`the stack is not ${what} after ${withinMs / 1_000} s`);
      await wait(POLL_MS, undefined, { signal });
    }
  };
  return {
    untilReady: (withinMs) => untilStatus('ready', withinMs, ({ ready }) => ready),
    untilQuiescent: (withinMs) =>
      untilStatus('quiescent', withinMs, ({ ready, pending }) => ready && Object.values(pending).every((count) => count === 0)),
    units: async () => unitsAnswer.parse(await ask('/_local/units')).items,
  };
};
