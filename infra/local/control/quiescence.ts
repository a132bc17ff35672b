// Says whether the stack has come to rest. Zero is a proof, not a guess: nothing ran when the question came, nothing began since, and every source was then found empty.

export interface Pending {
  /** Stream records, queue messages and function calls that wait or run; no schedule whose time has not come */
  readonly stream: number;
  /** Events that some target does not have yet */
  readonly bus: number;
}

export interface Activity {
  readonly lambda: { readonly pending: () => number; readonly started: () => number };
  readonly bus: { readonly pending: () => number; readonly accepted: () => number };
  readonly scheduler: { readonly pending: () => number; readonly fired: () => number };
  readonly engine: { readonly busy: () => number; readonly changes: () => number };
  readonly mappings: { readonly pending: () => number | Promise<number> };
}

export const countPending = async ({ lambda, bus, scheduler, engine, mappings }: Activity): Promise<Pending> => {
  const begunSoFar = (): number => lambda.started() + bus.accepted() + scheduler.fired() + engine.changes();
  const runningNow = (): number => lambda.pending() + scheduler.pending() + engine.busy();
  const before = begunSoFar();
  const [running, delivering] = [runningNow(), bus.pending()];
  const waiting = await mappings.pending();
  const begun = begunSoFar() - before;
  // What began in the meantime may have written to a source that had already been found empty.
  return { stream: Math.max(waiting, running, runningNow(), begun), bus: Math.max(delivering, bus.pending()) };
};
