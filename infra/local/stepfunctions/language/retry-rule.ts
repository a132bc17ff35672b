// Which retrier or catcher an error belongs to, and how long to wait before the next attempt. Source: Error handling in the Step Functions Developer Guide.
import type { Retrier } from './definition.ts';
import type { StateError } from './state-error.ts';

type Failure = Pick<StateError, 'error' | 'alias'>;

/** Whether a list of error names has this error. Nothing matches States.Runtime; States.DataLimitExceeded is matched by its own name alone. */
export const matchesError = (names: readonly string[], { error, alias }: Failure): boolean => {
  if (error === 'States.Runtime') return false;
  if (names.includes(error) || (alias !== undefined && names.includes(alias))) return true;
  if (error === 'States.DataLimitExceeded') return false;
  return names.includes('States.ALL') || (names.includes('States.TaskFailed') && error !== 'States.Timeout');
};

/** Counts the attempts of each retrier of a state. */
export type Attempts = Map<Retrier, number>;

/**
 * The pause before the next attempt, which is counted.
 * @returns milliseconds, undefined where no retrier takes the error any more
 */
export const nextDelay = (retriers: readonly Retrier[], attempts: Attempts, error: Failure, random: () => number): number | undefined => {
  const retrier = retriers.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  if (retrier === undefined) return undefined;
  const made = attempts.get(retrier) ?? 0;
  if (made >= retrier.MaxAttempts) return undefined;
  attempts.set(retrier, made + 1);
  const grown = retrier.IntervalSeconds * retrier.BackoffRate ** made;
  const bounded = Math.min(grown, retrier.MaxDelaySeconds ?? grown);
  return Math.round(bounded * 1000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
};
