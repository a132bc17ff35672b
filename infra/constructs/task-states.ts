// What the tasks of every machine have in common: whom they call, what they are told, and which errors are tried again.
import { type FlowFailure, STEP_ERRORS } from '../../domain/catalog.ts';
import { NOT_BEGUN_RETRY, STEP_RETRY } from '../limits.ts';

/** ARNs of the functions that run the states. */
export interface StateFunctions {
  readonly step: (step: string) => string;
  readonly park: string;
  readonly participant: string;
}

export type State = Readonly<Record<string, unknown>>;

export const INVOKE = 'arn:aws:states:::lambda:invoke';

export const IDS = { 'processId.$': '$.processId', 'userId.$': '$.userId' };

/** Lambda's own trouble says nothing about the step, and its timeout no more than that the outcome is unknown. */
const PLATFORM_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Sandbox.Timedout',
];

/** Certainly nothing was done, by us or by Lambda; each has attempts of its own. */
const NOT_BEGUN = [STEP_ERRORS.notBegun, 'Lambda.TooManyRequestsException'];

const retrier = (errors: readonly string[], policy: typeof STEP_RETRY | typeof NOT_BEGUN_RETRY): State => ({
  ErrorEquals: errors,
  IntervalSeconds: policy.interval.toSeconds(),
  MaxAttempts: policy.retryAttempts,
  BackoffRate: policy.backoffRate,
  MaxDelaySeconds: policy.longestInterval.toSeconds(),
  JitterStrategy: 'FULL',
});

/** @param timeouts false: the end of the time is the end of a wait, which is no failure */
export const retryOf = (retryable: readonly string[], timeouts: boolean): readonly State[] => [
  ...NOT_BEGUN.map((error) => retrier([error], NOT_BEGUN_RETRY)),
  retrier([...retryable, ...PLATFORM_ERRORS, ...(timeouts ? ['States.Timeout'] : [])], STEP_RETRY),
];

const errorName = (on: string): string => ({ all: 'States.ALL', timeout: 'States.Timeout' })[on] ?? on;

/** Neither answers nor reasons are kept: the input, ids alone, is handed on as it came. */
export const catchOf = (failures: readonly FlowFailure[]) =>
  failures.map(({ on, to }) => ({ ErrorEquals: [errorName(on)], ResultPath: null, Next: to }));
