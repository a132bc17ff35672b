// How a step fails: by a name that the machine decides on, and a text that can stand in a history for ever.
import type { StepError } from '../../../domain/kernel/saga.ts';
import type { Outcome } from '../../../domain/kernel/repository.ts';
import { failureCode, mayPass } from '../failure.ts';

export class StepFailure extends Error {
  /** @param why a code, never a sentence: it stays in the history of the execution */
  constructor(name: StepError, why: string) {
    super(why);
    this.name = name;
    this.stack = '';
  }
}

/** What was thrown on the way, as the machine may see it: another attempt helps where a dependency failed, and nowhere else. */
export const toStepFailure = (thrown: unknown): Error => {
  if (thrown instanceof StepFailure) return thrown;
  const code = failureCode(thrown);
  return mayPass(thrown) ? new StepFailure('Unavailable', code) : Object.assign(new Error(code), { name: code, stack: '' });
};

/** The command holds now, or the step fails. */
export const accepted = <State>(outcome: Outcome<State>): Extract<Outcome<State>, { kind: 'accepted' }> => {
  if (outcome.kind === 'unavailable') throw new StepFailure('Unavailable', 'UNAVAILABLE');
  if (outcome.kind === 'refused') throw new StepFailure('Refused', outcome.refusal.code);
  return outcome;
};
