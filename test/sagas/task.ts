// A task that a saga's machine starts, and what may stand between the machine and its handler.
import type { Phase } from '../../domain/kernel/saga-flow.ts';

export interface Task {
  readonly step: string;
  readonly phase: Phase;
  readonly participant?: string;
}

/** Stands between the machine and a handler. `work` does the task, once, twice or never; `hang` lasts until the end of the run, and longer. */
export type Interference = (task: Task, work: () => Promise<void>, hang: () => Promise<void>) => Promise<void>;
