// What the demo measures on the way: time per operation and lag, as percentiles.

export interface Timing {
  readonly operation: string;
  /** Answers of any status, without those asked again. */
  readonly requests: number;
  readonly succeeded: number;
  readonly retries: number;
  readonly replayed: number;
  /** Of 2xx answers that did new work; undefined when there was none. */
  readonly p50Ms: number | undefined;
  readonly p99Ms: number | undefined;
}

/** Nearest rank: the smallest value that at least `share` of all values do not exceed. */
export const percentile = (values: readonly number[], share: number): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  return value === undefined ? undefined : Math.round(value * 10) / 10;
};

interface Observed {
  readonly status: number;
  readonly milliseconds: number;
  readonly retries: number;
}

export class Measurements {
  readonly #operations = new Map<
    string,
    { requests: number; succeeded: number; retries: number; replayed: number; milliseconds: number[] }
  >();

  record(operation: string, { status, milliseconds, retries }: Observed, replayed: boolean): void {
    const seen = this.#operations.get(operation) ?? { requests: 0, succeeded: 0, retries: 0, replayed: 0, milliseconds: [] };
    this.#operations.set(operation, seen);
    seen.requests += 1;
    seen.retries += retries;
    if (status < 300) seen.succeeded += 1;
    if (replayed) seen.replayed += 1;
    else if (status < 300) seen.milliseconds.push(milliseconds);
  }

  timings(): Timing[] {
    return [...this.#operations].map(([operation, { milliseconds, ...counts }]) => ({
      operation,
      ...counts,
      p50Ms: percentile(milliseconds, 0.5),
      p99Ms: percentile(milliseconds, 0.99),
    }));
  }
}
