// A saga's flow in the Amazon States Language (JSONPath): every task with a timeout, repeated only after errors that may pass.
import { type FlowState, flowOf, type Member, type SagaDefinition, type SagaStep } from '../../domain/catalog.ts';
import { MACHINE_SLACK } from '../limits.ts';
import { participantStates } from './participant-states.ts';
import { catchOf, IDS, INVOKE, retryOf, type State, type StateFunctions } from './task-states.ts';

const PARK_SECONDS = 30;

const onward = ({ next }: FlowState): State => (next === undefined ? { End: true } : { Next: next });

/** It fails until the execution has been redriven. */
const parkState = (state: FlowState, functions: StateFunctions): State => ({
  Type: 'Task',
  Resource: INVOKE,
  Parameters: {
    FunctionName: functions.park,
    Payload: { ...IDS, step: state.step.name, phase: state.phase, 'redrives.$': '$$.Execution.RedriveCount' },
  },
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
    // The end of a wait is no failure.
    Retry: retryOf(step.retryable, !waits),
    Catch: catchOf(state.failures),
    ...onward(state),
  };
};

const statesOf = (state: FlowState, functions: StateFunctions, members: readonly Member[]): readonly (readonly [string, State])[] => {
  if (state.parked) return [[state.name, parkState(state, functions)]];
  return state.step.each === undefined ? [[state.name, taskState(state, functions)]] : participantStates(state, members, functions);
};

/** The longest that a step can wait: for a person or a clock, or for participants to do and to undo it. */
const longestWait = ({ wait, each, timeoutSeconds }: SagaStep): number =>
  (wait?.longestSeconds ?? 0) + (each === undefined ? 0 : 2 * timeoutSeconds);

/** @param saga as it is run among the members */
export const sagaStates = (saga: SagaDefinition, functions: StateFunctions, members: readonly Member[]) => {
  const flow = flowOf(saga);
  const [first] = flow;
  if (first === undefined) throw new RangeError(`${saga.name} has no steps`);
  const longest = saga.steps.reduce((sum, step) => sum + longestWait(step), 0);
  return {
    Comment: saga.summary,
    StartAt: first.name,
    TimeoutSeconds: longest + MACHINE_SLACK.toSeconds(),
    States: Object.fromEntries(flow.flatMap((state) => statesOf(state, functions, members))),
  };
};
