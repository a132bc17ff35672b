// Time and chance as arguments, so that tests neither wait nor guess.
import { setTimeout as wait } from 'node:timers/promises';

export interface Effects {
  /** epoch milliseconds */
  now(): number;
  /** [0, 1) */
  random(): number;
  sleep(ms: number): Promise<void>;
}

export const systemEffects: Effects = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: async (ms) => {
    await wait(ms);
  },
};
