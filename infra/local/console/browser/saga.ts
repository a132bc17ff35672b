// A saga as a graph: the steps of its definition, with where a run of it is.

export interface SagaStep {
  readonly name: string;
  readonly summary: string;
  readonly compensation?: string;
  readonly each?: string;
  readonly wait?: { readonly for: string; readonly reminder: boolean; readonly onTimeout: string; readonly longestSeconds: number };
}

export interface Saga {
  readonly name: string;
  readonly summary: string;
  readonly steps: readonly SagaStep[];
  readonly pointOfNoReturn: string;
}

export interface ProcessStep {
  readonly name: string;
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly attempts: number;
}

export interface Process {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly userId: string | null;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly steps: readonly ProcessStep[];
}

export interface Node {
  readonly step: SagaStep;
  /** What was done of it: one, or one per participant; none where it was not begun. */
  readonly runs: readonly ProcessStep[];
  /** As the furthest behind of the runs says, or as follows from the steps around it; undefined: to come. */
  readonly state?: string;
  /** The process is here now. */
  readonly current: boolean;
  /** Once it has succeeded nothing is undone any more. */
  readonly turn: boolean;
}

const OPEN = ['PARKED', 'UNDOING', 'RUNNING', 'WAITING'];
/** Of several, the one that holds the step up. */
const FIRST = [...OPEN, 'FAILED'];

const stateOf = (runs: readonly ProcessStep[], passed: boolean): string | undefined => {
  if (runs.length === 0) return passed ? 'SKIPPED' : undefined;
  return FIRST.find((state) => runs.some((run) => run.state === state)) ?? runs[0]?.state;
};

/** What is done by participants is a step of the run per participant: `provision-sample`. */
const isOf = ({ name, each }: SagaStep, run: ProcessStep): boolean =>
  run.name === name || (each !== undefined && run.name.startsWith(`${name}-`));

/** Steps that only the run knows, such as those of an older definition, come last. */
export const nodesOf = (saga: Saga | undefined, process?: Process): readonly Node[] => {
  const done = process?.steps ?? [];
  const known = saga?.steps ?? [];
  const foreign = done.filter((run) => !known.some((step) => isOf(step, run))).map(({ name }) => ({ name, summary: '' }));
  const furthest = known.findLastIndex((step) => done.some((run) => isOf(step, run)));
  return [...known, ...foreign].map((step: SagaStep, at) => {
    const runs = done.filter((run) => isOf(step, run));
    const state = stateOf(runs, at < furthest);
    return {
      step,
      runs,
      ...(state && { state }),
      current: state !== undefined && OPEN.includes(state),
      turn: step.name === saga?.pointOfNoReturn,
    };
  });
};
