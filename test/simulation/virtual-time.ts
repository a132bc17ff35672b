// A discrete-event scheduler: everything that waits is a point on a virtual clock, and the clock jumps from point to point.
import type { Effects } from '../../functions/runtime/event-log/effects.ts';
import type { Chance } from '../kit/fault-random.ts';

interface Waiter {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

export interface VirtualTime extends Effects {
  /** Runs until nobody waits. */
  drain(): Promise<void>;
}

const START_MS = Date.UTC(2026, 0, 1);
const microtasks = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const virtualTime = (luck: Chance): VirtualTime => {
  let now = START_MS;
  let order = 0;
  const waiters: Waiter[] = [];
  return {
    now: () => now,
    random: luck.next,
    sleep: (ms) =>
      new Promise((wake) => {
        order += 1;
        waiters.push({ at: now + ms, order, wake });
      }),
    drain: async () => {
      await microtasks();
      while (waiters.length > 0) {
        waiters.sort((a, b) => a.at - b.at || a.order - b.order);
        const next = waiters.shift();
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.wake();
        await microtasks();
      }
    },
  };
};
