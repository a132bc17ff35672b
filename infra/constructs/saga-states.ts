// A saga's flow in the Amazon States Language (JSONPath): every task with a timeout, repeated only after errors that may pass.
import type { FlowState } from '../../domain/catalog.ts';
import { flowOf, type SagaDefinition } from '../../domain/catalog.ts';
import { MACHINE_SLACK, STEP_RETRY } from '../limits.ts';

/** ARNs of the functions that run the states. */
export interface StateFunctions {
  readonly step: (step: string) => string;
  readonly park: string;
}

type State = Readonly<Record<string, unknown>>;

/** Lambda's own trouble says nothing about the step, and its timeout no more than that the outcome is unknown. */
const PLATFORM_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
  'Sandbox.Timedout',
];

const INVOKE = 'arn:aws:states:::lambda:invoke';
const PARK_SECONDS = 30;

const retryOf = ({ step, waits }: FlowState) => [
  {
    // The end of a wait is no failure.
    ErrorEquals: [...step.retryable, ...PLATFORM_ERRORS, ...(waits ? [] : ['States.Timeout'])],
    IntervalSeconds: STEP_RETRY.interval.toSeconds(),
    MaxAttempts: STEP_RETRY.retryAttempts,
    BackoffRate: STEP_RETRY.backoffRate,
    MaxDelaySeconds: STEP_RETRY.longestInterval.toSeconds(),
    JitterStrategy: 'FULL',
  },
];

const errorName = (on: string): string => ({ all: 'States.ALL', timeout: 'States.Timeout' })[on] ?? on;

/** Neither answers nor reasons are kept: the input, ids alone, is handed on as it came. */
const catchOf = ({ failures }: FlowState) => failures.map(({ on, to }) => ({ ErrorEquals: [errorName(on)], ResultPath: null, Next: to }));

const onward = ({ next }: FlowState): State => (next === undefined ? { End: true } : { Next: next });

const IDS = { 'processId.$': '$.processId', 'userId.$': '$.userId' };

/** Not repeated: coming here again means that the process was redriven. */
const parkState = (state: FlowState, functions: StateFunctions): State => ({
  Type: 'Task',
  Resource: INVOKE,
  Parameters: { FunctionName: functions.park, Payload: { ...IDS, step: state.step.name, phase: state.phase } },
  TimeoutSeconds: PARK_SECONDS,
  ResultPath: null,
  ...onward(state),
});

const taskState = (state: FlowState, functions: StateFunctions): State => {
  const { step, phase, waits } = state;
  const seconds = `$.waits.${step.name}`;
  const payload = { ...IDS, phase, ...(waits && { 'taskToken.$': '$$.Task.Token', 'seconds.$': seconds }) };
  return {
    Type: 'Task',
    Resource: waits ? `${INVOKE}.waitForTaskToken` : INVOKE,
    Parameters: { FunctionName: functions.step(step.name), Payload: payload },
    ...(waits ? { TimeoutSecondsPath: seconds } : { TimeoutSeconds: step.timeoutSeconds }),
    ResultPath: null,
    Retry: retryOf(state),
    Catch: catchOf(state),
    ...onward(state),
  };
};

export const sagaStates = (saga: SagaDefinition, functions: StateFunctions) => {
  const flow = flowOf(saga);
  const [first] = flow;
  if (first === undefined) throw new RangeError(`${saga.name} has no steps`);
  const longest = saga.steps.reduce((sum, { wait }) => sum + (wait?.longestSeconds ?? 0), 0);
  return {
    Comment: saga.summary,
    StartAt: first.name,
    TimeoutSeconds: longest + MACHINE_SLACK.toSeconds(),
    States: Object.fromEntries(flow.map((state) => [state.name, state.parked ? parkState(state, functions) : taskState(state, functions)])),
  };
};
