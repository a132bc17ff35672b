// State machines with functions made up by a test, on a clock that the test moves.
import { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createClock, type MovableClock } from '../../../infra/local/clock/clock.ts';
import type { LogLine } from '../../../infra/local/lambda/invoker.ts';
import type { StateMachineModel, Statement } from '../../../infra/local/model.ts';
import { FunctionError } from '../../../infra/local/ports.ts';
import { createEngine, type Engine, type EngineOptions } from '../../../infra/local/stepfunctions/engine.ts';
import type { Execution } from '../../../infra/local/stepfunctions/execution/execution.ts';
import { openExecutionJournal } from '../../../infra/local/stepfunctions/execution/journal.ts';
import { createInvokeTask } from '../../../infra/local/stepfunctions/invoke.ts';

export const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:';
export const INVOKE = 'arn:aws:states:::lambda:invoke';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine';

/** What a function does with its payload; throw {@link failing}'s error to fail as a function does. */
export type Functions = Readonly<Record<string, (payload: never) => unknown>>;

export const failing = (name: string, message = 'no'): FunctionError => new FunctionError(name, message);

export const allow = (...resources: string[]): Statement => ({
  effect: 'Allow',
  actions: ['lambda:InvokeFunction'],
  resources,
  conditions: {},
});

export const machineOf = (definition: object, policy: readonly Statement[] = [allow('*')]): StateMachineModel => ({
  logicalId: 'Machine',
  name: 'machine',
  arn: MACHINE,
  definition: JSON.stringify(definition),
  roleArn: 'arn:aws:iam::000000000000:role/machine-role',
  policy,
});

export interface World {
  readonly engine: Engine;
  readonly clock: MovableClock;
  readonly machine: StateMachineModel;
  readonly calls: { name: string; payload: unknown }[];
  /** The trace of each call that had one */
  readonly traces: string[];
  readonly lines: LogLine[];
  /** Starts an execution and lets it go as far as it gets. */
  run(input?: unknown, name?: string): Promise<Execution>;
  /** Moves the clock, and lets everything go as far as it gets. */
  pass(seconds: number): Promise<void>;
}

export interface WorldOptions {
  readonly functions?: Functions;
  readonly policy?: readonly Statement[];
  readonly dataDir?: string;
  readonly random?: () => number;
  readonly clock?: MovableClock;
  readonly onStatus?: EngineOptions['onStatus'];
}

export const worldOf = (
  definition: object,
  { functions = {}, policy, dataDir, random, clock = createClock(), onStatus }: WorldOptions = {},
): World => {
  const machine = machineOf(definition, policy);
  const calls: World['calls'] = [];
  const lines: LogLine[] = [];
  const traces: string[] = [];
  const invoke = createInvokeTask({
    invoke: async (arn, payload, { traceHeader } = {}) => {
      const name = arn.replace(FUNCTION, '');
      const run = functions[name];
      calls.push({ name, payload });
      if (traceHeader !== undefined) traces.push(traceHeader);
      if (run === undefined) throw failing('ResourceNotFoundException', `Function not found: ${arn}`);
      return run(payload as never);
    },
  });
  const journal = openExecutionJournal(dataDir);
  const options = { machines: [machine], invoke, clock, journal, onLog: (line: LogLine) => void lines.push(line) };
  const engine = createEngine({ ...options, ...(random && { random }), ...(onStatus && { onStatus }) });
  onTestFinished(() => engine.stop());
  return {
    engine,
    clock,
    machine,
    calls,
    traces,
    lines,
    run: async (input = {}, name = 'one') => {
      const execution = engine.start(machine, { name, input: JSON.stringify(input) });
      await turn();
      return execution;
    },
    pass: async (seconds) => {
      clock.advance(seconds * 1000);
      await turn();
    },
  };
};

/** A machine of one state. */
export const only = (state: object): object => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });

/** The output of a machine of one state. */
export const outputOf = async (state: object, input: unknown = {}, options: WorldOptions = {}): Promise<unknown> => {
  const execution = await worldOf(only(state), options).run(input);
  const { status, closing } = execution;
  return status === 'SUCCEEDED' ? closing?.data['output'] : { status, ...closing?.data };
};

export const typesOf = ({ events }: Execution): string[] => events.flatMap(({ type }) => (type === undefined ? [] : [type]));

/** A function that fails with an error of this name. */
export const refuse = (name: string) => (): never => {
  throw failing(name);
};

/** The task token that the last call was given. */
export const tokenOf = ({ calls }: Pick<World, 'calls'>): string => {
  const payload = calls.at(-1)?.payload as { readonly token: string } | undefined;
  return payload?.token ?? '';
};
