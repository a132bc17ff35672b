// A saga as data: steps with what undoes them, waits, and the point after which there is only forward. It holds no code: whoever runs it knows no domain.
import { OPPOSITES, type ParticipantAction } from './participant.ts';

/** Where a process is. The last four are the ends; a parked one can be taken up again. */
export const PROCESS_STATUSES = ['RUNNING', 'WAITING', 'COMPENSATING', 'COMPLETED', 'COMPENSATED', 'CANCELLED', 'PARKED'] as const;
export type ProcessStatus = (typeof PROCESS_STATUSES)[number];

/** How a step says what went wrong: the name of the error it fails with. */
export const STEP_ERRORS = {
  /** A dependency did not do its part; the same step may succeed later. */
  unavailable: 'Unavailable',
  /** Nobody was asked, as too much has failed of late or too much is under way: it says nothing of this step. */
  notBegun: 'NotBegun',
  /** The answer is no, and nothing was done. */
  refused: 'Refused',
  /** The wait is over without the answer that leads on. */
  closed: 'Closed',
  /** A participant took its task on: its answer is waited for. */
  accepted: 'Accepted',
  /** What is waited for has come already. */
  answered: 'Answered',
  /** What had to be done could not be done, again and again: people must look. */
  parked: 'PARKED',
} as const;
export type StepError = (typeof STEP_ERRORS)[keyof typeof STEP_ERRORS];

/** What a step's function does; its grants follow from it. */
export type StepEffect =
  | 'finds-owners'
  | 'works-on-import'
  | 'forgets-import'
  | 'appends'
  | 'creates-user'
  | 'claims'
  | 'releases'
  | 'counts'
  | 'erases'
  | 'mails'
  | 'issues-tokens'
  | 'reads-log'
  | 'reads-directory'
  | 'starts-erasure';

export interface Wait {
  /** `token`: a person answers with what a mail brought. `clock`: only the time passes. */
  readonly for: 'token' | 'clock';
  /** Once, at half time. */
  readonly reminder: boolean;
  /** What the end of the time means. */
  readonly onTimeout: 'continue' | 'compensate';
  /** The longest it can be; how long it is says the input of the process. */
  readonly longestSeconds: number;
}

export interface SagaStep<Name extends string = string> {
  readonly name: Name;
  readonly summary: string;
  /** What undoes it, in words; absent: there is nothing to undo. */
  readonly compensation?: string;
  /** Once per participant, all at the same time. It is decided when all are: what may have happened can be undone only then. */
  readonly each?: 'participant';
  /** What each participant is asked to do; the opposite undoes it. */
  readonly action?: ParticipantAction;
  /** Of one attempt, of the action as of its compensation. Of participants: how long one may take that took its task on. */
  readonly timeoutSeconds: number;
  /** Errors after which another attempt may succeed. */
  readonly retryable: readonly StepError[];
  readonly wait?: Wait;
  readonly effects: readonly StepEffect[];
}

export interface SagaDefinition<Name extends string = string> {
  readonly name: string;
  readonly summary: string;
  readonly steps: readonly SagaStep<Name>[];
  /** Once this step has succeeded nothing is undone any more. */
  readonly pointOfNoReturn: NoInfer<Name>;
  /** Cancelled, it does no more of this step's work and goes on to its end. Absent: cancelled, it turns back. */
  readonly stopsAt?: NoInfer<Name>;
}

const NAME = /^[a-z]+(-[a-z]+)*$/;

const says = (broken: boolean, words: string): string[] => (broken ? [words] : []);

/** Of steps that are done by participants: they record neither the end of a process, nor is their yes and no ever one. */
const mistakesOfEach = ({ steps, pointOfNoReturn }: SagaDefinition): readonly string[] => [
  ...says(
    steps[0]?.each !== undefined && steps[0].compensation !== undefined,
    'begins with participants, after which nothing records that all is undone',
  ),
  ...says(steps.at(-1)?.each !== undefined, 'ends with participants, after which nothing records its end'),
  ...steps.flatMap(({ name, each, action, compensation, wait }, index) => [
    ...says((each === undefined) !== (action === undefined), `has a step ${name} that needs both: each, and the action of each`),
    ...says(each !== undefined && wait !== undefined, `waits in its step ${name} as participants do anyway`),
    ...says(
      each !== undefined && name === pointOfNoReturn && index > 0,
      `turns at its step ${name}, which some can do while others cannot`,
    ),
    ...says(
      action !== undefined && compensation !== undefined && OPPOSITES[action] === undefined,
      `undoes its step ${name}, to which there is no opposite`,
    ),
  ]),
];

/** Of how it is cancelled. */
const mistakesOfCancelling = ({ steps, pointOfNoReturn, stopsAt }: SagaDefinition): readonly string[] => [
  ...says(
    steps.some(({ name, wait }) => name === pointOfNoReturn && wait?.for === 'clock'),
    `turns at its step ${pointOfNoReturn}, where nobody decides whether the time has passed`,
  ),
  ...says(stopsAt !== undefined && !steps.some(({ name }) => name === stopsAt), `has no step ${stopsAt} to stop at`),
  ...says(
    stopsAt !== undefined && steps.some(({ compensation, each }) => compensation !== undefined || each !== undefined),
    `stops at its step ${stopsAt}, though others could be undone or are done by participants`,
  ),
];

const mistakes = (saga: SagaDefinition): readonly string[] => {
  const { steps, pointOfNoReturn } = saga;
  const turn = steps.findIndex(({ name }) => name === pointOfNoReturn);
  const late = steps.slice(turn + 1);
  return [
    ...mistakesOfEach(saga),
    ...mistakesOfCancelling(saga),
    ...says(turn < 0, `has no step ${pointOfNoReturn} to be its point of no return`),
    ...says(new Set(steps.map(({ name }) => name)).size < steps.length, 'has two steps of one name'),
    ...says(turn > 0 && steps[0]?.compensation === undefined, `needs a compensation of its first step, where every way back ends`),
    ...says(steps.at(-1)?.wait !== undefined, 'ends with a wait, after which nothing records its end'),
    ...steps.flatMap(({ name, timeoutSeconds, wait }) => [
      ...says(!NAME.test(name), `has a step ${name}, which is no name like-this`),
      ...says(!(timeoutSeconds > 0), `gives its step ${name} no time`),
      ...says(wait !== undefined && !(wait.longestSeconds > 0), `lets its step ${name} wait without an end`),
    ]),
    ...late.flatMap(({ name, compensation, wait }) => [
      ...says(compensation !== undefined, `undoes its step ${name}, which comes after the point of no return`),
      ...says(wait?.onTimeout === 'compensate', `turns back at its step ${name}, which comes after the point of no return`),
    ]),
  ];
};

/** @throws RangeError naming every mistake: a definition that could not be run must not be deployed */
export const defineSaga = <const Name extends string>(
  definition: SagaDefinition<Name> & { readonly pointOfNoReturn: NoInfer<Name> },
): SagaDefinition<Name> => {
  const found = mistakes(definition);
  if (found.length > 0) throw new RangeError(found.map((words) => `the saga ${definition.name} ${words}`).join('; '));
  return definition;
};
