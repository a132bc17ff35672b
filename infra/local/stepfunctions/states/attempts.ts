// Retry and Catch around the work of a Task, Parallel or Map.
import type { Catcher, Retrier } from '../language/definition.ts';
import { type Attempts, matchesError, nextDelay } from '../language/retry-rule.ts';
import { StateError } from '../language/state-error.ts';
import { outputOf, parametersOf, placed } from './data.ts';
import { record, type Run, scopeOf, type Step, until, type Visit } from './run.ts';

interface Fallible {
  readonly Retry: readonly Retrier[];
  readonly Catch: readonly Catcher[];
  readonly ResultSelector?: unknown;
  readonly ResultPath?: string | null | undefined;
  readonly OutputPath?: string | null | undefined;
  readonly Next?: string | undefined;
}

const caught = (catchers: readonly Catcher[], visit: Visit, error: StateError): Step => {
  const catcher = catchers.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  if (catcher === undefined) throw error;
  const result = { Error: error.error, Cause: error.cause ?? '' };
  return { output: placed(catcher.ResultPath, visit.input, result), next: catcher.Next };
};

/** @param work one attempt; its key is unique to it */
export const withAttempts = async (
  run: Run,
  state: Fallible,
  visit: Visit,
  work: (key: string, retries: number) => Promise<unknown>,
): Promise<Step> => {
  const attempts: Attempts = new Map();
  for (let retries = 0; ; retries += 1) {
    const key = `${visit.key}.${retries}`;
    try {
      const result = await work(key, retries);
      const selected = parametersOf(state.ResultSelector, scopeOf(run, visit, result));
      return { output: outputOf(state, scopeOf(run, visit, placed(state.ResultPath, visit.input, selected))), next: state.Next };
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const delay = nextDelay(state.Retry, attempts, error, run.random);
      if (delay === undefined) return caught(state.Catch, visit, error);
      const { data } = record(run, `${key}:retry`, undefined, () => ({ at: run.clock.now() + delay }));
      await until(run, data['at'] as number);
    }
  }
};

/** The failure that an attempt ended with, as its event keeps it. */
export const failureData = ({ error, cause, alias }: StateError): Record<string, unknown> => ({
  error,
  ...(cause === undefined ? {} : { cause }),
  ...(alias === undefined ? {} : { alias }),
});

/** @throws StateError if the event is of a failure */
export const throwFailure = (data: Readonly<Record<string, unknown>>): void => {
  const { error, cause, alias } = data as Readonly<Record<'error' | 'cause' | 'alias', string | undefined>>;
  if (error !== undefined) throw new StateError(error, cause, alias);
};
