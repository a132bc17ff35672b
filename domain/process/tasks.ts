// What participants are asked to do in a process, as its record keeps it. A task that may have been done is undone too; each change holds when it is made twice.
import type { Instant } from '../kernel/instant.ts';
import type { Step } from './process.ts';
import { hasEnded, marked, type ParticipantTask, type ProcessRecord, type TaskPlace } from './progress.ts';

/** As the process shows it: `provision-billing` */
const shownName = ({ step, participant }: TaskPlace): string => `${step}-${participant}`;
/** As the participant knows it; to undo a task is another one. */
export const taskName = (place: TaskPlace): string => (place.phase === 'undo' ? `undo-${shownName(place)}` : shownName(place));

export type TaskEntry =
  | { readonly kind: 'go'; readonly record: ProcessRecord }
  /** It is done already, or there is nothing to undo. */
  | { readonly kind: 'done'; readonly record: ProcessRecord }
  /** The participant has said no since it took the task on. */
  | { readonly kind: 'declined'; readonly record: ProcessRecord }
  /** The process has turned back or ended. */
  | { readonly kind: 'late' };

export const taskAt = ({ tasks }: ProcessRecord, place: TaskPlace): ParticipantTask | undefined => tasks?.[taskName(place)];

/** What becomes of a task is shown until it is undone: from then on that is. */
const changed = (record: ProcessRecord, task: ParticipantTask, state: Step['state'], now: Instant, begins = 0): ProcessRecord => {
  const { step, participant, phase } = task;
  const kept = { ...record, updatedAt: now, tasks: { ...record.tasks, [taskName(task)]: task } };
  const undoing = phase === 'act' && taskAt(record, { step, participant, phase: 'undo' }) !== undefined;
  return undoing ? kept : marked(kept, shownName(task), state, now, begins);
};

/** Where the step was parked as a whole, it is taken up. */
const takenUp = (record: ProcessRecord, { step }: TaskPlace): ProcessRecord => {
  const { parked, ...rest } = record;
  return parked?.step === step ? { ...rest, steps: record.steps.filter(({ name }) => name !== step) } : record;
};

/** Nobody is asked to do anything more; a saga with participants turns back when it is cancelled. */
const isOver = ({ status, cancelled }: ProcessRecord): boolean => status === 'COMPENSATING' || cancelled === true;

/** The participant is about to be asked: from now on it may have done it, and no token of an earlier time answers anybody. */
export const enterTask = (given: ProcessRecord, { step, participant, phase }: TaskPlace, now: Instant): TaskEntry => {
  const place: TaskPlace = { step, participant, phase };
  const record = takenUp(given, place);
  const { taskToken: _old, declined, ...known } = taskAt(record, place) ?? { ...place, effect: false };
  if (known.done === true) return { kind: 'done', record };
  if (declined === true) return { kind: 'declined', record: changed(record, known, 'FAILED', now) };
  if (hasEnded(record) || (phase === 'act' && isOver(record))) return { kind: 'late' };
  if (phase === 'undo') {
    const acted = taskAt(record, { ...place, phase: 'act' });
    if (acted === undefined) return { kind: 'done', record };
    if (!acted.effect) return { kind: 'done', record: changed(record, { ...known, done: true }, 'UNDONE', now) };
  }
  const begun = changed(record, { ...known, effect: true }, phase === 'undo' ? 'UNDOING' : 'RUNNING', now, 1);
  return { kind: 'go', record: { ...begun, status: phase === 'undo' ? 'COMPENSATING' : 'RUNNING' } };
};

export const doneTask = (record: ProcessRecord, task: ParticipantTask, now: Instant): ProcessRecord =>
  task.done === true ? record : changed(record, { ...task, effect: true, done: true }, task.phase === 'undo' ? 'UNDONE' : 'DONE', now);

/** @param effect whether it may have been done all the same */
export const failedTask = (record: ProcessRecord, task: ParticipantTask, effect: boolean, now: Instant): ProcessRecord =>
  task.done === true ? record : changed(record, { ...task, effect }, 'FAILED', now);

/** It was taken on. @returns undefined where the answer has come already, or does not matter any more */
export const waitForTask = (
  record: ProcessRecord,
  task: ParticipantTask,
  taskToken: string | undefined,
  now: Instant,
): ProcessRecord | undefined => {
  if (task.declined === true || task.done === true || (task.phase === 'act' && record.cancelled === true)) return undefined;
  const waiting = changed(record, { ...task, ...(taskToken !== undefined && { taskToken }) }, 'WAITING', now);
  return { ...waiting, status: task.phase === 'act' ? 'WAITING' : record.status };
};

export type Acknowledged =
  /** `taskToken`: who waits for it. */
  | { readonly kind: 'heard'; readonly record: ProcessRecord; readonly taskToken?: string }
  /** It said before that it was done. */
  | { readonly kind: 'contradiction' }
  /** Nobody asked this participant for it. */
  | { readonly kind: 'unknown' };

/** A participant answers a task that it took on. The first yes stands. */
export const acknowledge = (
  record: ProcessRecord,
  name: string,
  participant: string,
  outcome: 'done' | 'failed',
  now: Instant,
): Acknowledged => {
  const task = record.tasks?.[name];
  if (task?.participant !== participant) return { kind: 'unknown' };
  if (outcome === 'failed' && task.done === true) return { kind: 'contradiction' };
  const { taskToken } = task;
  const unheard = outcome === 'failed' && taskToken === undefined;
  const next =
    outcome === 'done' ? doneTask(record, task, now) : failedTask(record, unheard ? { ...task, declined: true } : task, false, now);
  return { kind: 'heard', record: next, ...(taskToken !== undefined && { taskToken }) };
};
