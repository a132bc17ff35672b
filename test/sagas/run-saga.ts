// One run of a saga: its synthesized state machine in the local interpreter, with the handlers of its steps on the memory twins, and time that jumps.
import { setImmediate as turn } from 'node:timers/promises';
import { among, type Member, type SagaDefinition, stepFunctionName } from '../../domain/catalog.ts';
import type { ProcessRecord } from '../../domain/process/progress.ts';
import { sagaStates } from '../../infra/constructs/saga-states.ts';
import { createEngine, type Engine } from '../../infra/local/stepfunctions/engine.ts';
import type { Execution } from '../../infra/local/stepfunctions/execution/execution.ts';
import { openExecutionJournal } from '../../infra/local/stepfunctions/execution/journal.ts';
import { StateError } from '../../infra/local/stepfunctions/language/state-error.ts';
import { request, send } from '../kit/http.ts';
import { hearing } from '../kit/hearing.ts';
import { createWorld, type World } from '../kit/http-world.ts';
import { acknowledging, handlersOf, PARK, PARTICIPANT, type TaskPayload } from './handlers.ts';
import { createMemoryParticipants, type MemoryParticipants } from './memory-participants.ts';
import type { Interference, Task } from './task.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** More rounds than any run takes: a machine that goes round in circles is found out. */
const MOST_ROUNDS = 2_000;

export interface SagaRunOptions {
  readonly members: readonly Member[];
  readonly interfere: Interference;
  /** Takes the definition in the States Language and hands on the one to run. */
  readonly states?: (states: ReturnType<typeof sagaStates>) => object;
}

export interface SagaRun {
  readonly world: World;
  readonly participants: MemoryParticipants;
  /** Every task that was started, in order; no park. */
  readonly tasks: readonly Task[];
  record(): Promise<ProcessRecord>;
  /** Runs on until the execution has ended. `answer` is called when a step waits for a person: whether there was one. */
  end(answer: (step: string) => Promise<boolean>): Promise<Execution['status']>;
  /** What hung goes on: an effect that comes too late. */
  release(): Promise<void>;
  redrive(): void;
}

const machineOf = (states: object) => ({
  logicalId: 'Machine',
  name: 'saga',
  arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:saga',
  definition: JSON.stringify(states),
  roleArn: 'arn:aws:iam::000000000000:role/machine-role',
  policy: [],
});

/** The world whose processes of one saga this engine runs; what they begin of another saga is only noted. */
const driven = (saga: string, world: World, engine: () => Engine, machine: ReturnType<typeof machineOf>): World => ({
  ...world,
  executions: {
    get started() {
      return world.executions.started;
    },
    settled: world.executions.settled,
    start: async (kind, input) => {
      const before = world.executions.started.length;
      await world.executions.start(kind, input);
      const isNew = world.executions.started.length > before;
      if (isNew && kind === saga) engine().start(machine, { name: input.processId, input: JSON.stringify(input) });
    },
    answer: async (token) => engine().tokens.find(token)?.succeed({}),
    close: async (token, error) => engine().tokens.find(token)?.fail(new StateError(error)),
  },
});

/** @param start begins one process of the saga */
export const runSaga = async (
  saga: SagaDefinition,
  start: (world: World) => Promise<void>,
  { members, interfere, states: changed = (states) => states }: SagaRunOptions,
): Promise<SagaRun> => {
  const clock = createVirtualClock();
  const made = createWorld();
  made.clock.now = clock.now;
  const functions = { step: (name: string) => stepFunctionName(saga.name, name), park: PARK, participant: PARTICIPANT };
  const machine = machineOf(changed(sagaStates(among(saga, members), functions, members)));
  const world = driven(saga.name, made, () => engine, machine);
  const tasks: Task[] = [];
  const hung = Promise.withResolvers<void>();
  const handlers = { atWork: 0 };
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    handlers.atWork += 1;
    try {
      return await work();
    } finally {
      handlers.atWork -= 1;
    }
  };
  const cancel = async (id: string): Promise<number> => (await send(world, request('POST', `/v1/processes/${id}/cancel`))).status;
  const hang = async (): Promise<void> => {
    handlers.atWork -= 1;
    await hung.promise;
    handlers.atWork += 1;
  };

  const participants = createMemoryParticipants(acknowledging(world, clock, (work) => void counted(work)));
  const handle = await handlersOf(saga, world, participants);
  const invoke = async (functionName: string, payload: TaskPayload): Promise<object> => {
    const { task, work } = handle(functionName, payload);
    if (task !== undefined) tasks.push(task);
    try {
      await (task === undefined ? work() : interfere(task, work, { hang, cancel: () => cancel(payload.processId) }));
      return {};
    } catch (thrown) {
      throw thrown instanceof Error ? new StateError(thrown.name, thrown.message) : thrown;
    }
  };
  const engine: Engine = createEngine({
    machines: [machine],
    clock,
    journal: openExecutionJournal(undefined),
    onLog: () => {},
    random: () => 0.5,
    invoke: (_machine, functionName, payload) => counted(() => invoke(functionName, payload as TaskPayload)),
  });

  await start(world);
  const [execution] = engine.executions.values();
  if (execution === undefined) throw new Error(`${saga.name} was not started`);
  const record = async (): Promise<ProcessRecord> => {
    const kept = await world.processes.get(execution.start.name);
    if (kept === undefined) throw new Error(`${execution.start.name} has no record`);
    return kept;
  };
  const hear = hearing(world);
  const quiet = async (): Promise<void> => {
    do await turn();
    while (handlers.atWork > 0 || (await hear()) > 0);
  };
  /** The step that waits for a person, if one does. */
  const asking = async (): Promise<string | undefined> => {
    const { wait } = await record();
    const kind = saga.steps.find(({ name }) => name === wait?.step)?.wait?.for;
    return wait !== undefined && kind === 'token' && engine.tokens.find(wait.taskToken) !== undefined ? wait.step : undefined;
  };
  const end: SagaRun['end'] = async (answer) => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await quiet();
      if (execution.status !== 'RUNNING') return execution.status;
      const step = await asking();
      const answered = step !== undefined && (await answer(step));
      if (!answered && !clock.jump()) throw new Error(`${saga.name} waits for nothing`);
    }
    throw new Error(`${saga.name} goes round in circles`);
  };
  const release = async (): Promise<void> => {
    hung.resolve();
    await quiet();
  };
  return { world, participants, tasks, record, end, release, redrive: () => engine.redrive(execution) };
};
