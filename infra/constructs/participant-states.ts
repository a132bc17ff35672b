// A step of participants in the Amazon States Language: a branch for each, and one decision when all of them have ended.
import { askedFor, type FlowState, type Member, membersOf } from '../../domain/catalog.ts';
import { ASK_SECONDS } from '../limits.ts';
import { catchOf, IDS, INVOKE, retryOf, type State, type StateFunctions } from './task-states.ts';

type Phase = 'act' | 'undo';

const ok = (value: boolean) => ({ ok: value });

const payload = ({ step }: FlowState, phase: Phase, { name }: Member): State => ({
  ...IDS,
  step: step.name,
  phase,
  participant: name,
  action: askedFor(step, phase),
});

/** Asked, it does its part at once, or takes it on and is waited for. Either way a branch ends well, and says how it went. */
const branchOf = (state: FlowState, phase: Phase, member: Member, { participant }: StateFunctions): State => {
  const [asks, awaits, fails] = [`${state.name} ${member.name}`, `await ${state.name} ${member.name}`, `fail ${state.name} ${member.name}`];
  const told = payload(state, phase, member);
  const ends = { ResultSelector: ok(true), End: true };
  return {
    StartAt: asks,
    States: {
      [asks]: {
        Type: 'Task',
        Resource: INVOKE,
        Parameters: { FunctionName: participant, Payload: told },
        TimeoutSeconds: ASK_SECONDS,
        Retry: retryOf(state.step.retryable, true),
        Catch: catchOf([
          { on: 'Accepted', to: awaits },
          { on: 'all', to: fails },
        ]),
        ...ends,
      },
      [awaits]: {
        Type: 'Task',
        Resource: `${INVOKE}.waitForTaskToken`,
        Parameters: { FunctionName: participant, Payload: { ...told, 'taskToken.$': '$$.Task.Token' } },
        TimeoutSeconds: state.step.timeoutSeconds,
        // The end of the wait is no failure that another wait would mend.
        Retry: retryOf(state.step.retryable, false),
        Catch: catchOf([
          { on: 'Answered', to: asks },
          { on: 'all', to: fails },
        ]),
        ...ends,
      },
      [fails]: { Type: 'Pass', Result: ok(false), End: true },
    },
  };
};

/** The decision is a state of its own, so that no participant is still at work when what the others did is undone. */
export const participantStates = (
  state: FlowState,
  members: readonly Member[],
  functions: StateFunctions,
): readonly (readonly [string, State])[] => {
  const phase = state.phase === 'undo' ? 'undo' : 'act';
  const decision = `settle ${state.name}`;
  const [failure] = state.failures;
  if (failure === undefined || state.next === undefined) throw new RangeError(`${state.name} leads nowhere`);
  return [
    [
      state.name,
      {
        Type: 'Parallel',
        Branches: membersOf(state.step, phase, members).map((member) => branchOf(state, phase, member, functions)),
        ResultSelector: { 'failed.$': 'States.ArrayContains($[*].ok, false)' },
        ResultPath: '$.participants',
        Next: decision,
      },
    ],
    [
      decision,
      {
        Type: 'Choice',
        Choices: [{ Variable: '$.participants.failed', BooleanEquals: true, Next: failure.to }],
        Default: state.next,
      },
    ],
  ];
};
