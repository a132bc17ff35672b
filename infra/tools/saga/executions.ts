// Executions of state machines as a redrive needs them: on the local stack through its route, in an account through the AWS CLI.
import { setTimeout as pause } from 'node:timers/promises';
import { REQUEST, runAws } from '../aws-cli.ts';
import { ask, NotDone } from '../connection.ts';

export interface ExecutionEvent {
  /** Grows with each event of the execution */
  readonly id: number;
  readonly type: string;
  /** The state that was entered or left */
  readonly state: string | null;
  /** The name of what went wrong */
  readonly error: string | null;
}

export interface Executions {
  /** The newest events, at least all since the id. @throws NotDone where there is no such execution */
  events(name: string): Promise<readonly ExecutionEvent[]>;
  /** @throws NotDone where it runs or has succeeded, or failed more than 14 days ago */
  redrive(name: string): Promise<void>;
  /** Between one look and the next */
  pause(): Promise<void>;
}

const POLL_MS = { local: 250, account: 3_000 };
/** Newest first: more than what happens between two looks. */
const NEWEST_EVENTS = 500;

const notRedrivable = (name: string): NotDone =>
  new NotDone(`${name} cannot be redriven: it runs, has succeeded, or failed more than 14 days ago; see \`just saga list\``);

export const onLocalStack = (url: string): Executions => ({
  events: async (name) => {
    const answer = await ask(url, `/_local/executions?name=${encodeURIComponent(name)}`);
    if (answer.status === 404) throw new NotDone(`${url} knows no execution ${name}; see \`just saga list\``);
    if (!answer.ok) throw new NotDone(`${url} answered ${answer.status}: is it a local stack, and ready? In an account say --machine`);
    return ((await answer.json()) as { events: ExecutionEvent[] }).events;
  },
  redrive: async (name) => {
    const answer = await ask(url, '/_local/executions', { method: 'POST', body: JSON.stringify({ redrive: name }) });
    if (answer.status === 409) throw notRedrivable(name);
    if (!answer.ok) throw new NotDone(`${url}/_local/executions answered ${answer.status}`);
  },
  pause: () => pause(POLL_MS.local),
});

/** Details are under a key of the event's kind, e.g. `taskFailedEventDetails`. */
const read = ({ id, type, ...more }: Readonly<Record<string, unknown>>): ExecutionEvent => {
  const details = Object.values(more).filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null);
  const found = (key: string): string | null =>
    (details.map((each) => each[key]).find((value) => typeof value === 'string') as string) ?? null;
  return { id: Number(id), type: String(type), state: found('name'), error: found('error') };
};

const states = async (command: string, request: object, ...options: readonly string[]): Promise<string> => {
  const asked = ['stepfunctions', command, '--cli-input-json', REQUEST, '--output', 'json', ...options];
  return (await runAws(asked, request)).printed;
};

/** @param machine ARN */
export const inAccount = (machine: string): Executions => {
  const arnOf = (name: string): string => {
    if (!/^arn:[^:]+:states:[^:]+:\d+:stateMachine:[^:]+$/u.test(machine))
      throw new NotDone('--machine must be the ARN of a state machine');
    return `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
  };
  return {
    events: async (name) => {
      const request = { executionArn: arnOf(name), reverseOrder: true };
      const text = await states('get-execution-history', request, '--max-items', String(NEWEST_EVENTS));
      return (JSON.parse(text) as { events: Readonly<Record<string, unknown>>[] }).events.map(read).toReversed();
    },
    redrive: async (name) => {
      await states('redrive-execution', { executionArn: arnOf(name) });
    },
    pause: () => pause(POLL_MS.account),
  };
};
