// The time of the local stack: real time, plus what people and tests have moved it ahead. Whatever waits for a time here waits on this clock.

export interface MovableClock {
  /** epoch milliseconds */
  now(): number;
  /** Runs `work` once, when it is `at` (epoch milliseconds), at once if that has passed. @returns takes it back */
  at(at: number, work: () => void): () => void;
  /** Moves the time ahead; what falls due on the way runs in order of its time. */
  advance(milliseconds: number): void;
  /** Milliseconds ahead of real time, as a BigInt64: worker threads share it, so that they agree on what time it is. */
  readonly offset: SharedArrayBuffer;
  /** Nothing runs any more. */
  stop(): void;
}

interface Waiting {
  readonly at: number;
  readonly work: () => void;
}

/** Node's longest timer; what is further away is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @param initialOffsetMs what the clock was ahead when the stack last stopped: stored times must not lie in the future */
export const createClock = (initialOffsetMs = 0): MovableClock => {
  const offset = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const ahead = new BigInt64Array(offset);
  Atomics.store(ahead, 0, BigInt(initialOffsetMs));
  const waiting = new Set<Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const now = (): number => Date.now() + Number(Atomics.load(ahead, 0));
  const next = (): Waiting | undefined => (stopped ? undefined : [...waiting].sort((one, other) => one.at - other.at)[0]);
  const run = (): void => {
    for (let due = next(); due !== undefined && due.at <= now(); due = next()) {
      waiting.delete(due);
      due.work();
    }
    arm();
  };
  const arm = (): void => {
    clearTimeout(timer);
    const first = next();
    if (first === undefined) return;
    timer = setTimeout(run, Math.min(Math.max(0, first.at - now()), LONGEST_TIMER_MS));
    // A far appointment must not keep a process alive that has nothing else to do.
    timer.unref();
  };

  return {
    now,
    offset,
    at: (at, work) => {
      const entry: Waiting = { at, work };
      waiting.add(entry);
      arm();
      return () => void waiting.delete(entry);
    },
    advance: (milliseconds) => {
      if (!Number.isSafeInteger(milliseconds) || milliseconds < 0)
        throw new RangeError('the clock only moves ahead, by whole milliseconds');
      Atomics.add(ahead, 0, BigInt(milliseconds));
      run();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
