// Cancelling a process: one rule for every saga says until when it can be, and which of its waits are ended by it.
import type { Instant } from '../kernel/instant.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import type { SagaDefinition } from '../kernel/saga.ts';
import { lastChance } from '../kernel/saga-flow.ts';
import { hasEnded, type ProcessRecord } from './progress.ts';

export type Cancelling =
  /** Marked by now, or before. `waits`: the task tokens of what it waits for. */
  | { readonly kind: 'cancelled'; readonly record: ProcessRecord; readonly waits: readonly string[] }
  /** It waits at its point of no return, and the log knows whether the answer has come: there the question must be taken back first. */
  | { readonly kind: 'undecided' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What undoes something is let come to its end. */
const waitsOf = ({ wait, tasks = {} }: ProcessRecord): readonly string[] =>
  [wait, ...Object.values(tasks).filter(({ phase, done }) => phase === 'act' && done !== true)].flatMap((waiting) =>
    waiting?.taskToken === undefined ? [] : [waiting.taskToken],
  );

/** `from` is where the process is; nothing leads from there to its cancellation. */
export const tooLate = ({ status }: Pick<ProcessRecord, 'status'>, why: string): Refusal =>
  refusal('INVALID_TRANSITION', why, { from: status, allowed: [] });

const refused = (record: ProcessRecord, why: string): Cancelling => ({ kind: 'refused', refusal: tooLate(record, why) });

/** @param withdrawn whether the log has taken back the question that it waits for at its point of no return */
export const cancel = (saga: SagaDefinition, record: ProcessRecord, withdrawn: boolean, now: Instant): Cancelling => {
  const { status, cancelled } = record;
  if (status === 'CANCELLED') return { kind: 'cancelled', record, waits: [] };
  if (hasEnded(record)) return refused(record, `The process has ended already: it is ${status}.`);
  if (cancelled === true) return { kind: 'cancelled', record, waits: waitsOf(record) };
  const last = lastChance(saga);
  if (last === undefined)
    return refused(record, `Nothing of the process ${saga.name} can be undone or stopped, so it cannot be cancelled.`);
  const step = record.steps.find(({ name }) => name === last.name);
  if (step !== undefined && status !== 'COMPENSATING') {
    const over = step.state === 'DONE' || (last.wait === undefined && saga.stopsAt === undefined);
    if (over) return refused(record, `The process has passed its point of no return, the step ${last.name}: it can only go on.`);
    if (last.wait !== undefined && !withdrawn) return { kind: 'undecided' };
  }
  return { kind: 'cancelled', record: { ...record, updatedAt: now, cancelled: true }, waits: waitsOf(record) };
};
