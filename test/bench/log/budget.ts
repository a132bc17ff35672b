// The budget of the event log: what each operation may cost, whatever the length of the stream. Figures of docs/event-log.md's design.

export interface Cost {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** One more key row has to be read while the user's key is not cached. */
export const KEY_ROW: Cost = { requests: 1, readUnits: 0.5, writeUnits: 0 };

export const BUDGET = {
  /** A rename, role, suspension or reactivation of an ordinary user: its commit fits into 1 KB. */
  smallCommit: { requests: 2, readUnits: 1, writeUnits: 1 },
  /** Any accepted command whose commit is more than 1 KB. */
  largeCommit: { requests: 2, readUnits: 1, writeUnits: 2 },
  unchanged: { requests: 2, readUnits: 1, writeUnits: 1 },
  creation: { requests: 3, readUnits: 1, writeUnits: 5 },
  largeCreation: { requests: 3, readUnits: 1, writeUnits: 7 },
  /** A commit that gives one claim up and takes another. */
  claimChange: { requests: 2, readUnits: 1, writeUnits: 6 },
  largeClaimChange: { requests: 2, readUnits: 1, writeUnits: 8 },
  consistentGet: { requests: 1, readUnits: 1, writeUnits: 0 },
} as const satisfies Record<string, Cost>;

export const plus = (a: Cost, b: Cost): Cost => ({
  requests: a.requests + b.requests,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
});

export const within = (cost: Cost, limit: Cost): boolean =>
  cost.requests <= limit.requests && cost.readUnits <= limit.readUnits && cost.writeUnits <= limit.writeUnits;

/** `2 · 1 · 1`: requests, read units, write units */
export const costText = ({ requests, readUnits, writeUnits }: Cost): string => [requests, readUnits, writeUnits].join(' · ');
