// A seeded random number generator (mulberry32), so that a run with faults can be repeated.
import { createHash } from 'node:crypto';

/** @returns numbers in [0, 1) */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A number in [0, 1) that a subject has for good, whenever and however often it is asked for. */
export const fixedRandom = (seed: number, subject: string): number =>
  createHash('sha256').update(`${seed} ${subject}`).digest().readUInt32BE() / 2 ** 32;
