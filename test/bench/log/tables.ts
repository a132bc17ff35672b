// The measurements of the log as tables: one row per operation, one column per stream length, the budget and the verdict at the end.
import type { Table } from '../part.ts';
import { costText } from './budget.ts';
import { DECIDED, limitOf } from './limits.ts';
import type { Measurements } from './scenario.ts';
import { failureText, verdictOf } from './verdict.ts';

export interface Judged {
  readonly table: Table;
  readonly failures: readonly string[];
  readonly exceptions: readonly string[];
}

interface Columns {
  readonly title: string;
  /** One per set of measurements. */
  readonly columns: readonly string[];
  readonly measured: readonly Measurements[];
  readonly keyCached: boolean;
  readonly notes?: readonly string[];
}

export const judge = ({ title, columns, measured, keyCached, notes = [] }: Columns): Judged => {
  const operations = [...(measured[0]?.keys() ?? [])];
  const failures: string[] = [];
  const exceptions: string[] = [];
  const rows = operations.map((operation) => {
    const costs = measured.flatMap((measurements) => measurements.get(operation) ?? []);
    const limit = limitOf(operation, keyCached);
    const decision = DECIDED[operation];
    const verdict = verdictOf(costs, limit, decision !== undefined);
    if (verdict === 'NOT MET' && limit !== undefined) failures.push(failureText(operation, costs, limit));
    if (verdict === 'over, as decided' && limit !== undefined) exceptions.push(`${failureText(operation, costs, limit)} See ${decision}.`);
    const said = verdict === 'over, as decided' ? `over: ${decision}` : verdict;
    return [operation, ...costs.map(costText), limit ? costText(limit) : '–', said || '–'];
  });
  return { table: { title, columns: ['operation', ...columns, 'budget', 'verdict'], rows, notes }, failures, exceptions };
};
