// Executions as people look at them: where each is, what it went through, what it counts for on the bill.
import type { Engine } from './engine.ts';
import type { Execution } from './execution/execution.ts';

const time = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

export interface ExecutionSummary {
  readonly name: string;
  readonly machine: string;
  readonly status: Execution['status'];
  /** The states it is in now */
  readonly states: readonly string[];
  /** When a wait of it, for a time or for an answer, is over; null where it waits for nothing. */
  readonly waitsUntil: string | null;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
  /** State transitions so far: what a Standard workflow is billed by */
  readonly transitions: number;
  readonly redrives: number;
}

export interface ExecutionDetail extends ExecutionSummary {
  readonly events: readonly {
    readonly id: number;
    readonly at: string | null;
    readonly type: string;
    readonly state: string | null;
    /** The name of what went wrong, where something did */
    readonly error: string | null;
  }[];
}

/** Of a wait for a time, its end; of a wait for an answer, the time-out of the attempt that asked. */
const endOf = (execution: Execution, visit: string): number[] => {
  const asked = execution.events.findLast(
    ({ key = '' }) => key.startsWith(`${visit}.`) && /^\d+:(scheduled|due)$/.test(key.slice(visit.length + 1)),
  );
  if (asked?.key === undefined) return [];
  const { key, at, data } = asked;
  if (key.endsWith(':due')) return [Number(data['at'])];
  const waits = data['token'] !== undefined && data['timeoutSeconds'] !== undefined;
  const answered = execution.find(key.replace(/scheduled$/, 'ended')) !== undefined;
  return waits && !answered ? [at + Number(data['timeoutSeconds']) * 1_000] : [];
};

const waitsUntil = (execution: Execution): number | undefined =>
  execution
    .openStates()
    .flatMap(({ key = '' }) => endOf(execution, key.replace(/:entered$/, '')))
    .sort((one, other) => one - other)[0];

const summary = (execution: Execution): ExecutionSummary => {
  const { start, status, closing, transitions, redrives } = execution;
  return {
    name: start.name,
    machine: start.machineArn.split(':').at(-1) ?? '',
    status,
    states: execution.openStates().map(({ data }) => String(data['name'])),
    waitsUntil: time(waitsUntil(execution)),
    startedAt: time(start.startedAt),
    stoppedAt: time(closing?.at),
    transitions,
    redrives: redrives.length,
  };
};

export interface Executions {
  /** Newest first */
  list(): readonly ExecutionSummary[];
  find(name: string): ExecutionDetail | undefined;
  /** Whether it goes on from where it failed; undefined where there is none of this name. */
  redrive(name: string): boolean | undefined;
  /** Those with a task in flight or a step that is due, and those that wait for a time or an answer. */
  counts(): { readonly running: number; readonly waiting: number };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const named = ({ executions }: Engine, name: string): Execution | undefined =>
  [...executions.values()].find(({ start }) => start.name === name);

/** Without inputs and outputs: they are ids, yet nobody needs them to see where an execution is. */
export const overviewOf = (engine: Engine): Executions => ({
  list: () => [...engine.executions.values()].map(summary).toReversed(),
  find: (name) => {
    const execution = named(engine, name);
    if (execution === undefined) return undefined;
    const events = execution.events.flatMap(({ id, at, type, data }) =>
      type === undefined ? [] : [{ id, at: time(at), type, state: text(data['name']), error: text(data['error']) }],
    );
    return { ...summary(execution), events };
  },
  redrive: (name) => {
    const execution = named(engine, name);
    return execution && engine.redrive(execution);
  },
  counts: () => {
    const open = [...engine.executions.values()].filter(({ status }) => status === 'RUNNING');
    const running = open.filter((execution) => engine.isBusy(execution)).length;
    return { running, waiting: open.length - running };
  },
});
