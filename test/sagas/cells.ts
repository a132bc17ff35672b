// The cells of the matrix: what can go wrong with a step, and with undoing it. All follows from the definition of a saga.
import { among, type Member, membersOf, type SagaDefinition } from '../../domain/catalog.ts';
import type { Task } from './task.ts';

const CANCELLATIONS = ['is cancelled before it', 'is cancelled when it is done or waits'] as const;
export const FAULTS = [
  'fails before the effect',
  'fails after it',
  'times out',
  'is delivered twice',
  'refuses',
  ...CANCELLATIONS,
] as const;
export type Fault = (typeof FAULTS)[number];

export const UNDOINGS = ['works', 'fails once', 'keeps failing'] as const;
export type Undoing = (typeof UNDOINGS)[number];

export interface Cell {
  readonly saga: SagaDefinition;
  readonly step: string;
  /** Of a step of participants: whose part fails. */
  readonly participant?: string;
  readonly fault: Fault;
  readonly undoing: Undoing;
}

export type End = 'COMPLETED' | 'COMPENSATED' | 'CANCELLED';

export interface Expected {
  readonly end: End;
  /** And parked on the way there. */
  readonly parked: boolean;
  /** How whoever cancels is answered. */
  readonly answered?: 202 | 409;
}

const partsOf = (saga: SagaDefinition, members: readonly Member[]): readonly Pick<Cell, 'step' | 'participant'>[] =>
  among(saga, members).steps.flatMap((step) =>
    step.each === undefined
      ? [{ step: step.name }]
      : membersOf(step, 'act', members).map(({ name: participant }) => ({ step: step.name, participant })),
  );

export const cellsOf = (saga: SagaDefinition, members: readonly Member[]): readonly Cell[] =>
  partsOf(saga, members).flatMap((part) => FAULTS.flatMap((fault) => UNDOINGS.map((undoing) => ({ saga, ...part, fault, undoing }))));

export const isHit = ({ step, participant }: Cell, task: Task): boolean =>
  task.phase === 'act' && task.step === step && task.participant === participant;

/** Before the point of no return, and at it while a question can be taken back; of a saga that stops, until its work is done. */
const isInTime = ({ steps, pointOfNoReturn, stopsAt }: SagaDefinition, index: number, fault: Fault): boolean => {
  const undone = steps.some(({ compensation }) => compensation !== undefined);
  if (stopsAt === undefined && !undone) return false;
  const last = steps.findIndex(({ name }) => name === (stopsAt ?? pointOfNoReturn));
  const waits = steps[index]?.wait !== undefined;
  return index < last || (index === last && (fault === 'is cancelled before it' || waits));
};

const expectedOfCancelling = ({ saga, fault, undoing }: Cell, index: number): Expected => {
  if (!isInTime(saga, index, fault)) return { end: 'COMPLETED', parked: false, answered: 409 };
  return { end: 'CANCELLED', parked: undoing === 'keeps failing' && saga.stopsAt === undefined, answered: 202 };
};

const isCancelled = (fault: Fault): boolean => CANCELLATIONS.some((cancellation) => cancellation === fault);

/** A wait for an answer is over in time, whatever kept the answer away. A wait for time passes if it began, and says so in time. */
export const expectedOf = (cell: Cell): Expected => {
  const { saga, step: name, fault, undoing } = cell;
  const index = saga.steps.findIndex((step) => step.name === name);
  if (isCancelled(fault)) return expectedOfCancelling(cell, index);
  const turn = saga.steps.findIndex((step) => step.name === saga.pointOfNoReturn);
  const step = saga.steps[index];
  const undone = saga.steps.slice(0, index + 1).some(({ compensation }) => compensation !== undefined);
  const passes = step?.wait?.onTimeout === 'continue' && fault === 'times out';
  if (fault === 'is delivered twice' || passes) return { end: 'COMPLETED', parked: false };
  const goesBack = index < turn || (index === turn && (step?.wait !== undefined || fault === 'refuses'));
  if (goesBack && undone) return { end: 'COMPENSATED', parked: undoing === 'keeps failing' };
  return { end: 'COMPLETED', parked: true };
};
