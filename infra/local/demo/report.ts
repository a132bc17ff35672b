// The run's result as data. People appear as row numbers only.
import { COMMANDS, ENTRIES, QUERIES } from '../../../domain/catalog.ts';
import type { Journal, ProblemCode, Refusal } from './journal.ts';
import { percentile, type Measurements, type Timing } from './measurements.ts';
import type { UnitsRow } from '../../client/local-stack.ts';

export interface UnitsPerRequest {
  /** An operation of the API, or a function that works behind it */
  readonly operation: string;
  /** What the sums are divided by: HTTP requests, or accepted commands for a function behind the API */
  readonly per: number;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface Report {
  readonly rows: number;
  readonly accepted: { readonly new: number; readonly alreadyThere: number };
  readonly refused: readonly Refusal[];
  readonly changes: Readonly<Record<string, number>>;
  readonly timings: readonly Timing[];
  readonly lag: { readonly samples: number; readonly p50Ms: number | undefined; readonly p99Ms: number | undefined };
  readonly units:
    | { readonly comparable: true; readonly rows: readonly UnitsPerRequest[] }
    | { readonly comparable: false; readonly because: string };
  readonly verified: { readonly users: number; readonly problems: Readonly<Partial<Record<ProblemCode, readonly number[]>>> };
  readonly elapsedSeconds: number;
}

export interface Findings {
  readonly rows: number;
  readonly journal: Journal;
  readonly measurements: Measurements;
  readonly unitsBefore: readonly UnitsRow[];
  readonly unitsAfter: readonly UnitsRow[];
  readonly startedAt: number;
}

const FUNCTIONS = [...ENTRIES.keys()];

const round = (value: number): number => Math.round(value * 100) / 100;

/** A physical name holds the catalogue's name, with whatever stage and hash around it. */
const catalogued = (functionName: string): string => FUNCTIONS.find((name) => functionName.includes(name)) ?? functionName;

const growth = (before: readonly UnitsRow[], after: readonly UnitsRow[]): UnitsRow[] =>
  after.map((row) => {
    const earlier = before.find((one) => one.function === row.function && one.operation === row.operation);
    return {
      ...row,
      requests: row.requests - (earlier?.requests ?? 0),
      readUnits: row.readUnits - (earlier?.readUnits ?? 0),
      writeUnits: row.writeUnits - (earlier?.writeUnits ?? 0),
    };
  });

const perRequest = ({ unitsBefore, unitsAfter }: Findings, timings: readonly Timing[]): UnitsPerRequest[] => {
  const accepted = timings.filter(({ operation }) => operation in COMMANDS).reduce((sum, { succeeded }) => sum + succeeded, 0);
  const byOperation = Map.groupBy(growth(unitsBefore, unitsAfter), (row) => catalogued(row.function));
  return [...byOperation].flatMap(([operation, rows]) => {
    const per =
      timings.find((timing) => timing.operation === operation)?.requests ?? (operation in COMMANDS || operation in QUERIES ? 0 : accepted);
    const sum = (of: (row: UnitsRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const requests = sum((row) => row.requests);
    if (per === 0 || requests === 0) return [];
    return [
      {
        operation,
        per,
        requests: round(requests / per),
        readUnits: round(sum((row) => row.readUnits) / per),
        writeUnits: round(sum((row) => row.writeUnits) / per),
      },
    ];
  });
};

const unitsOf = (findings: Findings, timings: readonly Timing[]): Report['units'] => {
  if (findings.journal.alreadyThere > 0) return { comparable: false, because: 'an earlier run had done part of the work' };
  if (findings.journal.reconnected) return { comparable: false, because: 'the stack was away for a while and counts from its start' };
  return { comparable: true, rows: perRequest(findings, timings) };
};

export const makeReport = (findings: Findings): Report => {
  const { journal, measurements, rows, startedAt } = findings;
  const timings = measurements.timings();
  return {
    rows,
    accepted: { new: journal.accounts.length - journal.alreadyThere, alreadyThere: journal.alreadyThere },
    refused: journal.refusals.map((refusal) => ({ ...refusal, rows: refusal.rows.toSorted((a, b) => a - b) })),
    changes: Object.fromEntries(journal.changes),
    timings,
    lag: { samples: journal.lagMs.length, p50Ms: percentile(journal.lagMs, 0.5), p99Ms: percentile(journal.lagMs, 0.99) },
    units: unitsOf(findings, timings),
    verified: { users: journal.accounts.length, problems: Object.fromEntries(journal.problems) },
    elapsedSeconds: round((performance.now() - startedAt) / 1_000),
  };
};

export const passed = ({ verified }: Report): boolean => Object.keys(verified.problems).length === 0;
