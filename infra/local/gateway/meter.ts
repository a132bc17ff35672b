// Sums DynamoDB requests and capacity units per function and operation.
import type { Units } from './capacity.ts';

export interface UnitsRow {
  /** The function's name */
  readonly function: string;
  readonly operation: string;
  /** Requests that reached DynamoDB, refused ones too */
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface Meter {
  count(functionName: string, operation: string, units: Units): void;
  /** @param reset starts again from zero after this answer */
  snapshot(options?: { readonly reset?: boolean }): UnitsRow[];
}

export const createMeter = (): Meter => {
  const rows = new Map<string, UnitsRow>();
  return {
    count: (functionName, operation, { read, write }) => {
      const key = `${functionName} ${operation}`;
      const row = rows.get(key) ?? { function: functionName, operation, requests: 0, readUnits: 0, writeUnits: 0 };
      rows.set(key, { ...row, requests: row.requests + 1, readUnits: row.readUnits + read, writeUnits: row.writeUnits + write });
    },
    snapshot: ({ reset = false } = {}) => {
      const result = [...rows.values()];
      if (reset) rows.clear();
      return result;
    },
  };
};
