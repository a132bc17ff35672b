// Redrives the execution of a parked process and follows it: which states it goes through, and how it ends.
import { NotDone } from '../connection.ts';
import type { ExecutionEvent, Executions } from './executions.ts';

export interface Redriven {
  readonly processId: string;
  readonly succeeded: boolean;
  /** In the order they were entered since the redrive */
  readonly states: readonly string[];
  /** What went wrong since, the last first to be mended; PARKED itself says no more than that it is parked */
  readonly errors: readonly string[];
}

/** It may wait for a person or a participant, for days. */
const PATIENCE_MS = 120_000;
const CLOSED = /^Execution(?:Succeeded|Failed|TimedOut|Aborted)$/u;
const PARKED = 'PARKED';

const enteredIn = (events: readonly ExecutionEvent[]): readonly string[] =>
  events.flatMap(({ type, state }) => (type.endsWith('StateEntered') && state !== null ? [state] : []));

/** @param say hears of each state when it is entered. @throws NotDone where it is still under way when patience ends */
export const redrive = async (processId: string, executions: Executions, say: (words: string) => void): Promise<Redriven> => {
  const before = (await executions.events(processId)).at(-1)?.id ?? 0;
  await executions.redrive(processId);
  say(`${processId} goes on`);
  const deadline = Date.now() + PATIENCE_MS;
  for (let told = 0; ; ) {
    const events = (await executions.events(processId)).filter(({ id }) => id > before);
    const states = enteredIn(events);
    for (const state of states.slice(told)) say(`  ${state}`);
    told = states.length;
    const closed = events.findLast(({ type }) => CLOSED.test(type));
    if (closed !== undefined) {
      const errors = [...new Set(events.flatMap(({ error }) => (error === null || error === PARKED ? [] : [error])))];
      return { processId, succeeded: closed.type === 'ExecutionSucceeded', states, errors };
    }
    if (Date.now() > deadline)
      throw new NotDone(`${processId} is under way in ${states.at(-1) ?? 'its first state'} after ${PATIENCE_MS / 1_000} s, and goes on`);
    await executions.pause();
  }
};

export const redriveText = ({ processId, succeeded, errors }: Redriven): string =>
  succeeded ? `${processId} has ended well` : `${processId} is parked again${errors.length === 0 ? '' : `: ${errors.join(', ')}`}`;
