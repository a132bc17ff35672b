// docs/sagas.md, from the definitions that the state machines are made from.
import { lastChance, type Member, PARTICIPANT_ACTIONS, type SagaDefinition, SAGAS, type SagaStep } from '../../domain/catalog.ts';
import { diagram } from './diagram.ts';
import { happyTransitions } from './transitions.ts';

const NOTHING = '–';
const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** In the largest unit that divides it. */
const time = (seconds: number): string => {
  const [size, unit] = UNITS.find(([length]) => seconds % length === 0) ?? [1, 's'];
  return `${seconds / size} ${unit}`;
};

const waitWords = ({ wait }: SagaStep): string => {
  if (wait === undefined) return NOTHING;
  const answer = wait.for === 'token' ? 'for a token' : 'for the time to pass';
  const reminder = wait.reminder ? ', a reminder at half time' : '';
  return `${answer}, at most ${time(wait.longestSeconds)}${reminder}; then it ${wait.onTimeout === 'continue' ? 'goes on' : 'leads back'}`;
};

const stepRow = (step: SagaStep): string =>
  row(
    `\`${step.name}\``,
    step.summary,
    step.compensation ?? NOTHING,
    step.action === undefined ? NOTHING : `\`${step.action}\``,
    time(step.timeoutSeconds),
    waitWords(step),
    step.retryable.map((error) => `\`${error}\``).join(', ') || NOTHING,
  );

const member = (name: string): Member => ({ name, actions: PARTICIPANT_ACTIONS });
const MEMBERS = [member('first'), member('second')];

const turn = ({ pointOfNoReturn, steps }: SagaDefinition): string =>
  steps.some(({ compensation }) => compensation !== undefined)
    ? `\`${pointOfNoReturn}\``
    : `\`${pointOfNoReturn}\`: nothing is ever undone, what fails is parked`;

const cancelling = (saga: SagaDefinition): string => {
  const last = lastChance(saga);
  if (last === undefined) return 'never';
  if (saga.stopsAt !== undefined) return `until \`${last.name}\` is done, which then stops; what it did stays`;
  return last.wait === undefined ? `until \`${last.name}\` begins` : `until \`${last.name}\` is answered`;
};

const transitions = (saga: SagaDefinition): string =>
  saga.steps.some(({ each }) => each !== undefined)
    ? `${happyTransitions(saga, [])} without participants, ${happyTransitions(saga, MEMBERS.slice(1))} with one, ${happyTransitions(saga, MEMBERS)} with two`
    : `${happyTransitions(saga, [])}; participants have no part in it`;

const section = (saga: SagaDefinition): string => `## ${saga.name}

${saga.summary}.

${table(['step', 'what it does', 'what undoes it', 'asks each participant', 'timeout', 'waits', 'repeated after'], saga.steps.map(stepRow))}

Point of no return: ${turn(saga)}. Can be cancelled: ${cancelling(saga)}.

State transitions where all goes well: ${transitions(saga)}.

\`\`\`mermaid
${diagram(saga)}
\`\`\`
`;

export const page = (): string => `# Sagas

Written by \`just sagas\` from the definitions in \`domain/sagas\`; do not edit. The state machines, the console's graphs and the tests are made from the same definitions.
What a participant is and how it answers: [participants.md](participants.md).

## When nobody knows

A step that timed out or crashed may have had its effect. Before the point of no return it is therefore compensated like a step that succeeded, and a compensation changes nothing where there is nothing to undo.

## When somebody cancels

\`POST /v1/processes/{id}/cancel\`, with the scope with which such a process is started. What the process waits for is ended at once, whether a person, the clock or a participant;
no step is begun any more, what was done is undone, and the process ends CANCELLED. One write decides whether it came in time ([why](decisions/0029-cancelling-a-process.md)).

## How to read the diagrams

Orange undoes. PARKED stands for one parking state per step: what failed there after all its repetitions waits for people,
and a redrive goes on with what was parked ([why](decisions/0015-parking-is-a-task-that-fails.md)). A step with participants is one state here, and one branch per participant in the machine;
without participants the machine does not have it.
The timeout is that of one attempt; a wait has its own. Of participants it is how long one may take that took its task on.
The transitions count the start of the execution too, as Step Functions bills it.

${Object.values<SagaDefinition>(SAGAS).map(section).join('\n')}`;
