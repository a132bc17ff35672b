// A task that a saga's machine starts, and what may stand between the machine and its handler.
import type { Phase } from '../../domain/kernel/saga-flow.ts';

export interface Task {
  readonly step: string;
  readonly phase: Phase;
  readonly participant?: string;
}

export interface Means {
  /** Lasts until the end of the run, and longer. */
  hang(): Promise<void>;
  /** Asks for the end of the process, and answers with the status of HTTP. */
  cancel(): Promise<number>;
}

/** Stands between the machine and a handler. `work` does the task, once, twice or never. */
export type Interference = (task: Task, work: () => Promise<void>, means: Means) => Promise<void>;
