// The graph of a saga: its steps forward, below each what undoes it, and where a run of it is.
import { took } from '../format.ts';
import { Badge, Time } from '../parts.tsx';
import { type Node, nodesOf, type Process, type Saga } from '../saga.ts';

const MS = 1_000;

/** Of the execution of a run. Epoch milliseconds of the stack's clock */
export interface Waiting {
  readonly states: readonly string[];
  readonly leftMs: number;
}

const Wait = ({ node: { step, current, state }, waiting }: { node: Node; waiting?: Waiting | undefined }) => {
  const { wait } = step;
  if (wait === undefined) return null;
  const open = current && state === 'WAITING' && waiting !== undefined;
  const reminds = open && wait.reminder && waiting.states.includes(step.name);
  return (
    <p class="wait">
      waits {wait.for === 'token' ? 'for an answer' : 'for its time'}, at most {took(wait.longestSeconds * MS)}
      {wait.reminder && ', reminds once'}, then {wait.onTimeout === 'continue' ? 'goes on' : 'turns back'}
      {open && <b> · {reminds ? `reminds in ${took(waiting.leftMs)}` : `${took(waiting.leftMs)} left`}</b>}
    </p>
  );
};

const Undo = ({ node: { step, state } }: { node: Node }) => {
  if (step.compensation === undefined) return null;
  const undoing = state === 'UNDOING' || state === 'UNDONE' ? state : undefined;
  return (
    <div class={`box undo ${undoing?.toLowerCase() ?? ''}`}>
      <b>undo {step.name}</b> {undoing && <Badge text={undoing} />}
      <p>{step.compensation}</p>
    </div>
  );
};

const Step = ({ node, waiting }: { node: Node; waiting?: Waiting | undefined }) => {
  const { step, runs, state, current, turn } = node;
  return (
    <li class={`node ${turn ? 'turn' : ''}`} aria-current={current ? 'step' : undefined}>
      <div class={`box ${state?.toLowerCase() ?? ''} ${current ? 'current' : ''}`}>
        <b>{step.name}</b> {state && <Badge text={state} />}
        <p>
          {step.summary}
          {step.each && ` (each ${step.each})`}
        </p>
        <Wait node={node} waiting={waiting} />
        {runs.map((run) => (
          <p>
            {run.name !== step.name && `${run.name} ${run.state.toLowerCase()}: `}
            <Time at={run.startedAt} />
            {run.finishedAt !== null && `, took ${took(Date.parse(run.finishedAt) - Date.parse(run.startedAt))}`}
            {run.attempts > 1 && `, ${run.attempts} attempts`}
          </p>
        ))}
        {turn && <p class="no-return">point of no return</p>}
      </div>
      <Undo node={node} />
    </li>
  );
};

interface Props {
  /** undefined: the stack has no definition of it any more */
  readonly saga: Saga | undefined;
  readonly process?: Process;
  readonly waiting?: Waiting | undefined;
}

export const SagaGraph = ({ saga, process, waiting }: Props) => (
  <ol class="graph" aria-label={`Steps of ${saga?.name ?? process?.kind}`}>
    {nodesOf(saga, process).map((node) => (
      <Step key={node.step.name} node={node} waiting={waiting} />
    ))}
  </ol>
);
