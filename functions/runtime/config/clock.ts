// Time for the adapters: waiting is an effect too, so that tests move a clock instead of sleeping.
import { setTimeout } from 'node:timers/promises';

export interface Clock {
  /** epoch milliseconds */
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = { now: Date.now, pause: (milliseconds) => setTimeout(milliseconds) };
