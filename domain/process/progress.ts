// How a process moves on: pure changes of its record, made by the functions of its steps. Each holds when it is made twice.
import type { Instant } from '../kernel/instant.ts';
import type { SagaDefinition } from '../kernel/saga.ts';
import { endAfter, type Phase } from '../kernel/saga-flow.ts';
import type { ProcessId } from './ids.ts';
import type { Process, Step } from './process.ts';

/** What is kept of a process: what the API shows, and what its steps need. */
export interface ProcessRecord extends Process {
  /** Of the command that started it: 32 hex digits */
  readonly requestHash: string;
  readonly correlationId: string;
  /** Subject of the caller. */
  readonly startedBy: string;
  readonly traceparent?: string;
  /** What it was asked to do, sealed with the key of its user; gone when it ends. */
  readonly request?: Uint8Array;
  /** The process that it takes back. */
  readonly of?: ProcessId;
  /** What it waits for. `taskToken` answers the newest attempt. */
  readonly wait?: { readonly step: string; readonly taskToken: string; readonly until: Instant };
  /** By their names, e.g. `provision-billing`: what participants were asked to do. */
  readonly tasks?: Readonly<Record<string, ParticipantTask>>;
  /** Somebody asked for its end in time: undone or stopped, it ends CANCELLED. */
  readonly cancelled?: true;
  /** The phase that was given up, and how often people had taken the process up by then. */
  readonly parked?: { readonly step: string; readonly phase: Phase; readonly redrives: number };
  /** Counts its changes. */
  readonly rev: number;
}

export type Parking = NonNullable<ProcessRecord['parked']>;

/** A step of a saga, as one participant is asked to do it. */
export interface TaskPlace {
  readonly step: string;
  readonly participant: string;
  readonly phase: 'act' | 'undo';
}

/** What is known of a task of a participant. */
export interface ParticipantTask extends TaskPlace {
  /** It may have been done. */
  readonly effect: boolean;
  readonly done?: true;
  /** Answers who waits for it. */
  readonly taskToken?: string;
  /** The participant has said no, and nobody was there yet to hear it. */
  readonly declined?: true;
}

export type Entry =
  | { readonly kind: 'go'; readonly record: ProcessRecord }
  /** This phase of the step is done already: a second delivery. */
  | { readonly kind: 'done' }
  /** The process has turned back or ended: an action that comes late must have no effect. */
  | { readonly kind: 'late' };

const ENDED = new Set(['COMPLETED', 'COMPENSATED', 'CANCELLED']);

const isDone = (step: Step | undefined, phase: Phase): boolean =>
  phase === 'undo' ? step?.state === 'UNDONE' : phase === 'act' && step?.state === 'DONE';

export const hasEnded = ({ status }: ProcessRecord): boolean => ENDED.has(status);

const withStep = (steps: readonly Step[], changed: Step): Step[] =>
  steps.some(({ name }) => name === changed.name)
    ? steps.map((step) => (step.name === changed.name ? changed : step))
    : [...steps, changed];

/** What was waited for has come, if the process goes on to another step, forward or back: a wait that ends otherwise is closed. */
const answered = ({ steps, wait }: ProcessRecord, step: string, now: Instant): Step[] =>
  steps.map((known) =>
    known.state === 'WAITING' && known.name === wait?.step && known.name !== step ? { ...known, state: 'DONE', finishedAt: now } : known,
  );

const OPEN = new Set<Step['state']>(['RUNNING', 'WAITING', 'UNDOING']);

/** @param begins attempts that begin with it */
export const marked = (record: ProcessRecord, step: string, state: Step['state'], now: Instant, begins = 0): ProcessRecord => {
  const known = record.steps.find(({ name }) => name === step) ?? { name: step, startedAt: now, attempts: 0 };
  const attempts = Math.max(1, known.attempts + begins);
  const changed: Step = { ...known, attempts, state, finishedAt: OPEN.has(state) ? null : now };
  return { ...record, updatedAt: now, steps: withStep(record.steps, changed) };
};

/** It does nothing more but undo what it did. */
export const turnsBack = ({ stopsAt }: SagaDefinition, { status, cancelled }: ProcessRecord): boolean =>
  status === 'COMPENSATING' || (cancelled === true && stopsAt === undefined);

export const enter = (saga: SagaDefinition, record: ProcessRecord, step: string, phase: Phase, now: Instant): Entry => {
  const known = record.steps.find(({ name }) => name === step);
  if (isDone(known, phase)) return { kind: 'done' };
  // What it waited for is looked at all the same, to close it.
  const late = phase === 'close' ? record.status === 'COMPENSATING' : phase !== 'undo' && turnsBack(saga, record);
  if (hasEnded(record) || late) return { kind: 'late' };
  const { parked: _parked, ...rest } = record;
  const begun = marked({ ...rest, steps: answered(record, step, now) }, step, phase === 'undo' ? 'UNDOING' : 'RUNNING', now, 1);
  return { kind: 'go', record: { ...begun, status: phase === 'undo' ? 'COMPENSATING' : 'RUNNING' } };
};

/** The phase of the step has succeeded; with it, perhaps, the process. */
export const leave = (saga: SagaDefinition, record: ProcessRecord, step: string, phase: Phase, now: Instant): ProcessRecord => {
  const { wait: _wait, ...left } = marked(record, step, phase === 'undo' ? 'UNDONE' : 'DONE', now);
  const end = endAfter(saga, step, phase);
  if (end === undefined) return left;
  const { request: _request, ...ended } = left;
  return { ...ended, status: record.cancelled === true ? 'CANCELLED' : end };
};

export const waitFor = (record: ProcessRecord, wait: NonNullable<ProcessRecord['wait']>, now: Instant): ProcessRecord => ({
  ...marked(record, wait.step, 'WAITING', now),
  status: 'WAITING',
  wait,
});

export const fail = (record: ProcessRecord, step: string, now: Instant): ProcessRecord => marked(record, step, 'FAILED', now);

/** Where it was parked in this phase before the last redrive it goes on, once: if it comes here again without another, it is parked again. */
export const park = (
  record: ProcessRecord,
  { step, phase, redrives }: Parking,
  now: Instant,
): { readonly record: ProcessRecord; readonly goesOn: boolean } => {
  const { parked } = record;
  const goesOn = parked?.step === step && parked.phase === phase && parked.redrives < redrives;
  const kept: ProcessRecord = goesOn ? record : { ...marked(record, step, 'PARKED', now), status: 'PARKED' };
  return { record: { ...kept, parked: { step, phase, redrives } }, goesOn };
};

export const toProcess = ({ id, kind, status, userId, startedAt, updatedAt, steps, certificate }: ProcessRecord): Process => ({
  id,
  kind,
  status,
  userId,
  startedAt,
  updatedAt,
  steps,
  ...(certificate === undefined ? {} : { certificate }),
});
