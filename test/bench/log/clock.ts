// A clock that the bench moves by hand, so that a year of commits takes seconds.
import { setImmediate as turn } from 'node:timers/promises';
import type { Effects } from '../../../functions/runtime/event-log/effects.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

export interface Clock extends Effects {
  advance(ms: number): void;
}

export const clockAt = (epochMs: number): Clock => {
  let now = epochMs;
  return {
    now: () => now,
    random: () => Math.random(),
    sleep: () => turn(),
    advance: (ms) => {
      now += ms;
    },
  };
};
