// One run of an execution through its states, and how it waits. A run begins anew after a restart or a redrive, and follows the events that are recorded.
import type { MovableClock } from '../../clock/clock.ts';
import type { StateMachineModel } from '../../model.ts';
import type { Execution } from '../execution/execution.ts';
import type { ExecutionEvent } from '../execution/events.ts';
import type { Flow } from '../language/definition.ts';
import type { Scope } from '../language/json-path.ts';
import type { Tokens } from './tokens.ts';

/** The run is over for this branch, whatever was on its way. No Retry and no Catch sees it. */
export class Abandoned extends Error {
  constructor() {
    super('abandoned');
    this.name = 'Abandoned';
  }
}

/** Invokes a function on behalf of a state machine. @throws StateError as the machine sees the failure */
export type InvokeTask = (machine: StateMachineModel, functionName: string, payload: unknown, traceHeader?: string) => Promise<unknown>;

export interface Activity {
  /** Tasks whose function runs */
  invocations: number;
  /** When timers of the run fall due, epoch milliseconds */
  readonly timers: Set<{ readonly at: number }>;
}

export interface Run {
  readonly execution: Execution;
  readonly machine: StateMachineModel;
  readonly clock: MovableClock;
  readonly invoke: InvokeTask;
  readonly tokens: Tokens;
  readonly random: () => number;
  readonly activity: Activity;
  /** Aborts when the run, or the branch it is in, is abandoned. */
  readonly signal: AbortSignal;
  /** Runs a branch, or the item of a Map with what its context says besides. */
  readonly flow: (run: Run, flow: Flow, path: string, input: unknown, context: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** One visit of a state. */
export interface Visit {
  readonly name: string;
  /** Unique in the execution, the same in every run */
  readonly key: string;
  readonly input: unknown;
  readonly enteredAt: number;
  /** What the flow adds to the context object */
  readonly context: Readonly<Record<string, unknown>>;
}

/** How a visit ends: without `next` the flow ends with it. */
export interface Step {
  readonly output: unknown;
  readonly next?: string | undefined;
}

export const record = (run: Run, key: string, type: string | undefined, make: () => Record<string, unknown>): ExecutionEvent => {
  if (run.signal.aborted) throw new Abandoned();
  return run.execution.once(key, type, run.clock.now(), make);
};

/** Resolves when it is `at`; rejects with {@link Abandoned} where the run ends before. */
export const until = (run: Run, at: number): Promise<void> =>
  new Promise((resolve, reject) => {
    if (run.signal.aborted) throw new Abandoned();
    const timer = { at };
    const done = (): void => {
      run.activity.timers.delete(timer);
      run.signal.removeEventListener('abort', abandon);
    };
    const cancel = run.clock.at(at, () => {
      done();
      resolve();
    });
    const abandon = (): void => {
      cancel();
      done();
      reject(new Abandoned());
    };
    run.activity.timers.add(timer);
    run.signal.addEventListener('abort', abandon);
  });

/** `data` with the context object as the state sees it. Source: Context object in the Step Functions Developer Guide. */
export const scopeOf = ({ execution, machine }: Run, visit: Visit, data: unknown, more: Readonly<Record<string, unknown>> = {}): Scope => {
  const { arn, name, input, startedAt } = execution.start;
  const redriven = execution.redrives.at(-1);
  return {
    data,
    context: {
      Execution: {
        Id: arn,
        Input: JSON.parse(input) as unknown,
        Name: name,
        RoleArn: machine.roleArn,
        StartTime: new Date(startedAt).toISOString(),
        RedriveCount: execution.redrives.length,
        ...(redriven === undefined ? {} : { RedriveTime: new Date(redriven).toISOString() }),
      },
      StateMachine: { Id: machine.arn, Name: machine.name },
      State: { Name: visit.name, EnteredTime: new Date(visit.enteredAt).toISOString() },
      ...visit.context,
      ...more,
    },
  };
};
