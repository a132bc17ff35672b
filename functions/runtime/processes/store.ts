// The port to the records of processes. Changes are functions of the record, made again where another was faster.
import type { Process, ProcessKind } from '../../../domain/process/process.ts';
import type { ProcessRecord } from '../../../domain/process/progress.ts';

export interface ProcessFilter {
  readonly kind?: ProcessKind;
  readonly status?: Process['status'];
  readonly userId?: string;
}

export interface ProcessPosition {
  readonly startedAt: string;
  readonly id: string;
}

export interface ProcessStore {
  /** Keeps a new record, or answers the one that is there. */
  begin(record: ProcessRecord): Promise<ProcessRecord>;
  /** Strongly consistent. */
  get(id: string): Promise<ProcessRecord | undefined>;
  /** `change` answers undefined to leave the record as it is. Answers the record that stands. @throws UnknownProcess */
  change(id: string, change: (record: ProcessRecord) => ProcessRecord | undefined): Promise<ProcessRecord>;
  /** The newest first, up to `limit`. */
  list(
    filter: ProcessFilter,
    limit: number,
    after?: ProcessPosition,
  ): Promise<{ readonly items: readonly Process[]; readonly more: boolean }>;
}

/** A step was run for a process that nobody began. */
export class UnknownProcess extends Error {
  constructor(id: string) {
    super(`There is no process ${id}`);
    this.name = 'UnknownProcess';
  }
}

/** How often a change is made again; a process has one step at work at a time, so that even one repetition is rare. */
export const MAX_ROUNDS = 10;
