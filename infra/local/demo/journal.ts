// What a run has seen so far; the report is made from it. Holds people's data, so it is never printed as it is.
import type { Refused, User } from './client.ts';
import type { Row } from './csv.ts';

export interface Account {
  readonly row: number;
  /** What the file asked for; changes are made from it, so that they are the same in a second run. */
  readonly asked: Row['body'];
  /** As the last accepted command answered it */
  acknowledged: User;
}

export type ProblemCode =
  | 'FAILED'
  | 'OLDER_THAN_TOKEN'
  | 'NOT_READABLE'
  | 'NOT_READABLE_IN_TIME'
  | 'DIFFERS_FROM_ACKNOWLEDGED'
  | 'NOT_LISTED'
  | 'LISTED_TWICE'
  | 'LIST_DIFFERS'
  | 'EMAIL_TWICE';

export interface Refusal {
  readonly operation: string;
  readonly code: string;
  readonly fields: readonly string[];
  readonly rows: number[];
}

export class Journal {
  readonly accounts: Account[] = [];
  readonly refusals: Refusal[] = [];
  readonly problems = new Map<ProblemCode, number[]>();
  readonly lagMs: number[] = [];
  /** Change -> users changed, also those that an earlier run had changed */
  readonly changes = new Map<string, number>();
  alreadyThere = 0;
  reconnected = false;

  refuse(operation: string, row: number, { code, fields, status }: Refused): void {
    const same = this.refusals.find(
      (known) => known.operation === operation && known.code === code && known.fields.join() === fields.join(),
    );
    if (same) same.rows.push(row);
    else this.refusals.push({ operation, code, fields, rows: [row] });
    // A refusal is an outcome; a failure is not, and neither is an answer that never came.
    if (status >= 500 || status === 429 || status === 401 || status === 403) this.problem('FAILED', row);
  }

  problem(code: ProblemCode, row: number): void {
    const rows = this.problems.get(code) ?? [];
    this.problems.set(code, rows);
    if (!rows.includes(row)) rows.push(row);
  }
}
