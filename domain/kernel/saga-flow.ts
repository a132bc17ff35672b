// Where a saga goes from each of its states: forward, back in reverse order, or aside to be parked. Machine, diagram and tests read the same.
import { type SagaDefinition, type SagaStep, STEP_ERRORS, type StepError } from './saga.ts';

/** `act` does the step, `remind` repeats its question, `close` asks whether its wait was answered, `undo` compensates it, `park` gives a phase up for now. */
export type Phase = 'act' | 'remind' | 'close' | 'undo';

/** First that fits: `timeout` is the end of a wait, `all` is whatever no other names. */
export interface FlowFailure {
  readonly on: 'timeout' | 'all' | StepError;
  readonly to: string;
}

export interface FlowState {
  readonly name: string;
  readonly step: SagaStep;
  readonly phase: Phase;
  /** The phase is given up: entered again, it is tried again. */
  readonly parked: boolean;
  /** Waits for an answer, and fails when its time is over. */
  readonly waits: boolean;
  /** Absent: the end. */
  readonly next?: string;
  readonly failures: readonly FlowFailure[];
}

const NAMES: Readonly<Record<Phase, (step: string) => string>> = {
  act: (step) => step,
  remind: (step) => `remind ${step}`,
  close: (step) => `close ${step}`,
  undo: (step) => `undo ${step}`,
};

export const stateName = (phase: Phase, step: string): string => NAMES[phase](step);
const parkName = (phase: Phase, step: string): string => `park ${stateName(phase, step)}`;

const indexOf = ({ steps }: SagaDefinition, name: string): number => steps.findIndex((step) => step.name === name);

/** The compensation to go on with, from step number `index` downwards; undefined: all is undone. */
const undoFrom = ({ steps }: SagaDefinition, index: number): string | undefined => {
  const undone = steps.slice(0, index + 1).findLast(({ compensation }) => compensation !== undefined);
  return undone && stateName('undo', undone.name);
};

const parking = (step: SagaStep, phase: Phase): FlowState => ({
  name: parkName(phase, step.name),
  step,
  phase,
  parked: true,
  waits: false,
  next: stateName(phase, step.name),
  failures: [],
});

const failing = (on: FlowFailure['on'], to: string): FlowFailure => ({ on, to });

const goingTo = (name: string | undefined): { readonly next?: string } => (name === undefined ? {} : { next: name });

/** A wait that failed was perhaps answered: only closing it tells. */
const waitStates = (saga: SagaDefinition, step: SagaStep, index: number, next: string | undefined): readonly FlowState[] => {
  const { name, wait } = step;
  const close = failing('all', stateName('close', name));
  const waiting = { step, parked: false, waits: true, ...goingTo(next) };
  const passes = wait?.onTimeout === 'continue' && next !== undefined ? [failing('timeout', next)] : [];
  const reminds = wait?.reminder === true;
  return [
    {
      ...waiting,
      name,
      phase: 'act',
      failures: [...(reminds ? [failing('timeout', stateName('remind', name))] : passes), close],
    },
    ...(reminds ? [{ ...waiting, name: stateName('remind', name), phase: 'remind', failures: [...passes, close] } as const] : []),
    {
      ...waiting,
      waits: false,
      name: stateName('close', name),
      phase: 'close',
      failures: [failing(STEP_ERRORS.closed, undoFrom(saga, index) ?? parkName('close', name)), failing('all', parkName('close', name))],
    },
    parking(step, 'close'),
  ];
};

/** Before the point of no return every failure leads back. At it, only a certain no does; after it, none. */
const taskStates = (saga: SagaDefinition, step: SagaStep, index: number, next: string | undefined): readonly FlowState[] => {
  const turn = indexOf(saga, saga.pointOfNoReturn);
  const park = failing('all', parkName('act', step.name));
  const back = undoFrom(saga, index);
  const act = { name: step.name, step, phase: 'act', parked: false, waits: false, ...goingTo(next) } as const;
  if (index < turn && back !== undefined) return [{ ...act, failures: [failing('all', back)] }];
  const refused = index === turn && back !== undefined ? [failing(STEP_ERRORS.refused, back)] : [];
  return [{ ...act, failures: [...refused, park] }, parking(step, 'act')];
};

const undoStates = (saga: SagaDefinition, step: SagaStep, index: number): readonly FlowState[] => {
  if (step.compensation === undefined) return [];
  const undo = { name: stateName('undo', step.name), step, phase: 'undo', parked: false, waits: false } as const;
  const failures = [failing('all', parkName('undo', step.name))];
  return [{ ...undo, ...goingTo(undoFrom(saga, index - 1)), failures }, parking(step, 'undo')];
};

/** Every state, the first one first. */
export const flowOf = (saga: SagaDefinition): readonly FlowState[] => {
  const forward = saga.steps.flatMap((step, index) => {
    const next = saga.steps[index + 1]?.name;
    return step.wait === undefined ? taskStates(saga, step, index, next) : waitStates(saga, step, index, next);
  });
  return [...forward, ...saga.steps.flatMap((step, index) => undoStates(saga, step, index)).toReversed()];
};

/** What a process is once this phase has succeeded; undefined: it goes on. */
export const endAfter = (saga: SagaDefinition, step: string, phase: Phase): 'COMPLETED' | 'COMPENSATED' | undefined => {
  const index = indexOf(saga, step);
  if (phase === 'undo') return undoFrom(saga, index - 1) === undefined ? 'COMPENSATED' : undefined;
  return index === saga.steps.length - 1 && saga.steps[index]?.wait === undefined ? 'COMPLETED' : undefined;
};

/** Until this step a process can be cancelled; at it only while its work can be stopped or its question taken back. undefined: never. */
export const lastChance = ({ steps, pointOfNoReturn, stopsAt }: SagaDefinition): SagaStep | undefined => {
  const undone = steps.some(({ compensation }) => compensation !== undefined);
  return steps.find(({ name }) => name === (stopsAt ?? (undone ? pointOfNoReturn : undefined)));
};
