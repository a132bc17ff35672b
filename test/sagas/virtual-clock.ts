// A clock that stands still until it is told to jump to what is due next: days pass in no time, and the same way in every run.
import type { MovableClock } from '../../infra/local/clock/clock.ts';

const START_MS = Date.parse('2026-03-01T12:00:00.000Z');

export interface VirtualClock extends MovableClock {
  /** To the next appointment. @returns false where there is none */
  jump(): boolean;
}

export const createVirtualClock = (): VirtualClock => {
  let time = START_MS;
  const waiting = new Set<{ readonly at: number; readonly work: () => void }>();
  const next = () => [...waiting].sort((one, other) => one.at - other.at)[0];
  const moveTo = (to: number): void => {
    for (let due = next(); due !== undefined && due.at <= to; due = next()) {
      time = Math.max(time, due.at);
      waiting.delete(due);
      due.work();
    }
    time = Math.max(time, to);
  };
  return {
    now: () => time,
    offset: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
    at: (at, work) => {
      const entry = { at, work };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    advance: (milliseconds) => moveTo(time + milliseconds),
    jump: () => {
      const due = next();
      if (due !== undefined) moveTo(due.at);
      return due !== undefined;
    },
    stop: () => waiting.clear(),
  };
};
