// Runs executions of the stage's state machines: starts, stops and redrives them, and goes on with those that a restart interrupted.
import type { MovableClock } from '../clock/clock.ts';
import { digest } from '../cloudformation/physical-name.ts';
import type { LogSink } from '../lambda/invoker.ts';
import type { StateMachineModel } from '../model.ts';
import { Execution } from './execution/execution.ts';
import type { Start } from './execution/events.ts';
import type { ExecutionJournal } from './execution/journal.ts';
import type { Definition } from './language/definition.ts';
import { parseDefinition } from './language/parse-definition.ts';
import { runtimeError, StateError } from './language/state-error.ts';
import { failureData } from './states/attempts.ts';
import { runFlow } from './states/flow.ts';
import type { Activity, InvokeTask, Run } from './states/run.ts';
import { createTokens, type Tokens } from './states/tokens.ts';

export interface EngineOptions {
  readonly machines: readonly StateMachineModel[];
  readonly invoke: InvokeTask;
  readonly clock: MovableClock;
  readonly journal: ExecutionJournal;
  readonly onLog: LogSink;
  /** Hears of every execution that starts or closes, by the name of the event. */
  readonly onStatus?: (execution: Execution, event: string) => void;
  /** 0 to below 1, for jitter */
  readonly random?: () => number;
}

export interface Engine {
  /** By ARN, in the order of their start */
  readonly executions: ReadonlyMap<string, Execution>;
  readonly tokens: Pick<Tokens, 'find' | 'machineOf'>;
  start(machine: StateMachineModel, request: { readonly name: string; readonly input: string; readonly traceHeader?: string }): Execution;
  abort(execution: Execution, data: Record<string, unknown>): void;
  /** @returns false for one that runs or has succeeded, or that nobody may redrive any more */
  redrive(execution: Execution): boolean;
  /** Whether a task of the execution is in flight or a transition is due, rather than that it waits for a time or an answer. */
  isBusy(execution: Execution): boolean;
  /** Events of all executions since the start */
  readonly changes: () => number;
  stop(): void;
}

interface Running {
  readonly controller: AbortController;
  readonly activity: Activity;
  readonly cancelTimeout: () => void;
}

export const createEngine = ({ machines, invoke, clock, journal, onLog, onStatus, random = Math.random }: EngineOptions): Engine => {
  const tokens = createTokens();
  const executions = new Map<string, Execution>();
  const running = new Map<Execution, Running>();
  const definitions = new Map<string, Definition>();
  let changes = 0;
  const log = (level: string, message: string): void => onLog({ function: 'stepfunctions', line: JSON.stringify({ level, message }) });

  const definitionOf = (name: string): Definition => {
    const known = definitions.get(name) ?? parseDefinition(journal.definitions.get(name) ?? '');
    definitions.set(name, known);
    return known;
  };
  const adopt = (start: Start, events: Execution['events'] = []): Execution => {
    const persist: ConstructorParameters<typeof Execution>[1] = (event) => {
      changes += 1;
      journal.append(start.arn, event);
    };
    const execution = new Execution(start, persist, events);
    executions.set(start.arn, execution);
    return execution;
  };
  const close = (execution: Execution, type: string, data: Record<string, unknown>): void => {
    const { controller, cancelTimeout } = running.get(execution) ?? {};
    running.delete(execution);
    cancelTimeout?.();
    controller?.abort();
    execution.note(type, clock.now(), data);
    onStatus?.(execution, type);
  };

  const follow = async (run: Run, definition: Definition, ended: AbortSignal): Promise<void> => {
    const { execution } = run;
    try {
      const output = await runFlow(run, definition, '', JSON.parse(execution.start.input), {});
      if (!ended.aborted) close(execution, 'ExecutionSucceeded', { output });
    } catch (error) {
      if (ended.aborted) return;
      if (!(error instanceof StateError)) log('ERROR', `execution ${execution.start.name} cannot go on: ${String(error)}`);
      close(execution, 'ExecutionFailed', failureData(error instanceof StateError ? error : runtimeError(String(error))));
    }
  };

  const drive = (execution: Execution, machine: StateMachineModel): void => {
    const definition = definitionOf(execution.start.definition);
    const controller = new AbortController();
    const activity: Activity = { invocations: 0, timers: new Set() };
    const seconds = definition.TimeoutSeconds;
    const since = execution.redrives.at(-1) ?? execution.start.startedAt;
    const cancelTimeout =
      seconds === undefined ? () => undefined : clock.at(since + seconds * 1000, () => close(execution, 'ExecutionTimedOut', {}));
    running.set(execution, { controller, activity, cancelTimeout });
    const run: Run = { execution, machine, clock, invoke, tokens, random, activity, signal: controller.signal, flow: runFlow };
    void follow(run, definition, controller.signal);
  };

  for (const { start, events } of journal.stored) {
    const execution = adopt(start, events);
    for (const { data } of events) if (typeof data['token'] === 'string') tokens.remember(data['token'], start.machineArn);
    if (execution.status !== 'RUNNING') continue;
    const machine = machines.find(({ arn }) => arn === start.machineArn);
    if (machine === undefined) {
      close(execution, 'ExecutionAborted', { error: 'StateMachineDeleted', cause: 'The stage has no such state machine any more' });
      continue;
    }
    const states = execution.openStates().map(({ data }) => String(data['name']));
    log('INFO', `execution ${start.name} of ${machine.name} goes on in ${states.join(', ')}; a task that was in flight runs again`);
    drive(execution, machine);
  }

  return {
    executions,
    tokens,
    start: (machine, { name, input, traceHeader }) => {
      const definition = digest(machine.definition, 32);
      journal.define(definition, machine.definition);
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const start: Start = {
        arn,
        name,
        machineArn: machine.arn,
        definition,
        input,
        startedAt: clock.now(),
        ...(traceHeader && { traceHeader }),
      };
      journal.start(start);
      const execution = adopt(start);
      execution.note('ExecutionStarted', start.startedAt, { input: JSON.parse(input) as unknown, roleArn: machine.roleArn });
      onStatus?.(execution, 'ExecutionStarted');
      drive(execution, machine);
      return execution;
    },
    abort: (execution, data) => close(execution, 'ExecutionAborted', data),
    redrive: (execution) => {
      const machine = machines.find(({ arn }) => arn === execution.start.machineArn);
      if (machine === undefined || !execution.isRedrivable(clock.now())) return false;
      execution.note('ExecutionRedriven', clock.now(), { redriveCount: execution.redrives.length + 1 });
      drive(execution, machine);
      return true;
    },
    isBusy: (execution) => {
      const { activity } = running.get(execution) ?? {};
      if (activity === undefined) return false;
      const now = clock.now();
      return activity.invocations > 0 || [...activity.timers].some(({ at }) => at <= now);
    },
    changes: () => changes,
    stop: () => {
      for (const { controller, cancelTimeout } of running.values()) {
        cancelTimeout();
        controller.abort();
      }
      running.clear();
      journal.close();
    },
  };
};
