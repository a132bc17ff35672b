// What every row of the file would become, before anything is sent.
import { type ImportPlan, planImports, type Violation } from '../../domain/catalog.ts';
import { readRows } from './rows.ts';

export interface Planned {
  readonly line: number;
  readonly plan: ImportPlan;
}

/** As a line of the file of errors: no values of the row. */
export interface Failure {
  readonly line: number;
  /** The request that was refused; absent where none was sent. */
  readonly step?: string;
  readonly code: string;
  readonly violations: readonly Violation[];
}

export interface Plans {
  readonly rows: number;
  readonly planned: readonly Planned[];
  readonly invalid: readonly Failure[];
  readonly ignored: readonly string[];
}

/** @throws {UnusableFile} */
export const makePlans = (from: string): Plans => {
  const { rows, ignored } = readRows(from);
  const planned: Planned[] = [];
  const invalid: Failure[] = [];
  for (const [index, plan] of planImports(rows.map(({ content }) => content)).entries()) {
    const line = rows[index]?.line ?? 0;
    if (plan.ok) planned.push({ line, plan: plan.value });
    else invalid.push({ line, code: 'VALIDATION_ERROR', violations: plan.error });
  }
  return { rows: rows.length, planned, invalid, ignored };
};
