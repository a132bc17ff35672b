// Step Functions as functions call it. Source: AWS Step Functions API reference.
import * as z from 'zod';
import type { MovableClock } from '../clock/clock.ts';
import type { StateMachineModel } from '../model.ts';
import { type AwsCall, type ServiceBackend, ServiceError } from '../ports.ts';
import type { Engine } from './engine.ts';
import type { Execution } from './execution/execution.ts';
import { StateError } from './language/state-error.ts';
import { MAX_DATA_BYTES } from './limits.ts';

const SECOND_MS = 1_000;
const json = z.string().refine((text) => {
  try {
    JSON.parse(text);
    return Buffer.byteLength(text) <= MAX_DATA_BYTES;
  } catch {
    return false;
  }
}, 'must be JSON of at most 256 KB');

const REQUESTS = {
  StartExecution: z.strictObject({
    stateMachineArn: z.string(),
    name: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/u),
    input: json.default('{}'),
    traceHeader: z.string().optional(),
  }),
  DescribeExecution: z.strictObject({ executionArn: z.string() }),
  StopExecution: z.strictObject({ executionArn: z.string(), error: z.string().optional(), cause: z.string().optional() }),
  RedriveExecution: z.strictObject({ executionArn: z.string(), clientToken: z.string().optional() }),
  SendTaskSuccess: z.strictObject({ taskToken: z.string(), output: json }),
  SendTaskFailure: z.strictObject({ taskToken: z.string(), error: z.string().optional(), cause: z.string().optional() }),
  SendTaskHeartbeat: z.strictObject({ taskToken: z.string() }),
};
type Requests = { [Operation in keyof typeof REQUESTS]: z.output<(typeof REQUESTS)[Operation]> };
type Answer = Record<string, unknown>;

const seconds = (at: number): number => at / SECOND_MS;

const describe = ({ start, status, closing }: Execution): Answer => ({
  executionArn: start.arn,
  stateMachineArn: start.machineArn,
  name: start.name,
  status,
  startDate: seconds(start.startedAt),
  input: start.input,
  ...(closing && { stopDate: seconds(closing.at) }),
  ...(status === 'SUCCEEDED' && { output: JSON.stringify(closing?.data['output']) }),
  ...(closing?.data['error'] !== undefined && { error: closing.data['error'], cause: closing.data['cause'] }),
});

/** A start with the name and input of one that still runs is that one; names are not free again when it has ended. */
const startOf = ({ executions, start }: Engine, machine: StateMachineModel, { name, input, traceHeader }: Requests['StartExecution']) => {
  const earlier = executions.get(`${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`);
  if (earlier === undefined) return start(machine, { name, input, ...(traceHeader && { traceHeader }) });
  if (earlier.status === 'RUNNING' && earlier.start.input === input) return earlier;
  throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${earlier.start.arn}'`);
};

export interface StatesService extends ServiceBackend {
  /** The machine whose task waits, or waited, for this token. */
  machineArnOf(taskToken: string): string | undefined;
}

export const createStatesService = (engine: Engine, machines: readonly StateMachineModel[], clock: MovableClock): StatesService => {
  const executionOf = (arn: string): Execution => {
    const execution = engine.executions.get(arn);
    if (execution === undefined) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  };
  const waitingFor = (token: string) => {
    const waiting = engine.tokens.find(token);
    if (waiting !== undefined) return waiting;
    if (engine.tokens.machineOf(token) === undefined) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  };
  const operations: { readonly [Operation in keyof Requests]: (request: Requests[Operation]) => Answer } = {
    StartExecution: (request) => {
      const machine = machines.find(({ arn }) => arn === request.stateMachineArn);
      if (machine === undefined)
        throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${request.stateMachineArn}'`);
      const { start } = startOf(engine, machine, request);
      return { executionArn: start.arn, startDate: seconds(start.startedAt) };
    },
    DescribeExecution: ({ executionArn }) => describe(executionOf(executionArn)),
    StopExecution: ({ executionArn, ...why }) => {
      const execution = executionOf(executionArn);
      if (execution.status === 'RUNNING') engine.abort(execution, why);
      return { stopDate: seconds(execution.closing?.at ?? clock.now()) };
    },
    RedriveExecution: ({ executionArn }) => {
      const execution = executionOf(executionArn);
      if (!engine.redrive(execution))
        throw new ServiceError('ExecutionNotRedrivable', `Execution is ${execution.status} and cannot be redriven`);
      return { redriveDate: seconds(clock.now()) };
    },
    SendTaskSuccess: ({ taskToken, output }) => {
      waitingFor(taskToken).succeed(JSON.parse(output));
      return {};
    },
    SendTaskFailure: ({ taskToken, error = 'States.TaskFailed', cause }) => {
      waitingFor(taskToken).fail(new StateError(error, cause));
      return {};
    },
    SendTaskHeartbeat: ({ taskToken }) => {
      waitingFor(taskToken).beat();
      return {};
    },
  };

  const perform = (operation: keyof Requests, body: AwsCall['body']): Answer => {
    const request = REQUESTS[operation].safeParse(body);
    if (!request.success) throw new ServiceError('ValidationException', z.prettifyError(request.error));
    // The operation takes what its own schema has just let through, which the compiler cannot pair.
    return (operations[operation] as (request: unknown) => Answer)(request.data);
  };
  return {
    machineArnOf: engine.tokens.machineOf,
    handle: async ({ operation, body }) => {
      if (!Object.hasOwn(REQUESTS, operation))
        throw new ServiceError('UnknownOperationException', `The local Step Functions does not know ${operation}`);
      return perform(operation as keyof Requests, body);
    },
  };
};
