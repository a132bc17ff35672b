// Lambda: invokes the functions of a stage by ARN, each in its own pool of worker threads.
import { createClock } from '../clock/clock.ts';
import type { FunctionModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import type { Background, Invoker } from '../ports.ts';
import { functionEnvironment } from './environment.ts';
import type { EnvironmentOptions } from './environment.ts';
import { DEFAULT_IDLE_MS, DEFAULT_QUEUE_WAIT_MS, MAX_PAYLOAD_BYTES } from './limits.ts';
import { Pool } from './pool.ts';

export interface LogLine {
  /** The function's name, or the part of the stack that speaks. */
  readonly function: string;
  readonly requestId?: string;
  readonly line: string;
}

export type LogSink = (line: LogLine) => void;

export interface LambdaOptions extends EnvironmentOptions {
  readonly functions: readonly FunctionModel[];
  readonly onLog: LogSink;
  /** What `Date` in the functions is ahead by. Default: nothing */
  readonly clockOffset?: SharedArrayBuffer;
  /** Hears how long a function ran. */
  readonly onRan?: (functionName: string, durationMs: number) => void;
  readonly queueWaitMs?: number;
  readonly idleMs?: number;
}

export interface Lambda extends Invoker, Background {
  /** Invocations that run or wait. */
  readonly pending: () => number;
  /** Invocations since the start. */
  readonly started: () => number;
  /** Execution environments of a function: starting, busy and idle. */
  readonly environments: (functionArn: string) => number;
}

export const createLambda = (options: LambdaOptions): Lambda => {
  const clockOffset = options.clockOffset ?? createClock().offset;
  const pools = new Map(
    options.functions.map((fn) => [
      fn.arn,
      new Pool(fn, {
        environment: functionEnvironment(fn, options),
        clockOffset,
        onLine: (requestId, line) => options.onLog({ function: fn.name, ...(requestId === undefined ? {} : { requestId }), line }),
        onRan: (durationMs) => options.onRan?.(fn.name, durationMs),
        queueWaitMs: options.queueWaitMs ?? DEFAULT_QUEUE_WAIT_MS,
        idleMs: options.idleMs ?? DEFAULT_IDLE_MS,
      }),
    ]),
  );
  let started = 0;
  const invoke: Invoker['invoke'] = async (functionArn, event, { traceHeader } = {}) => {
    started += 1;
    const pool = pools.get(functionArn);
    if (pool === undefined) throw new FunctionError('ResourceNotFoundException', `Function not found: ${functionArn}`);
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
      const message = `Request must be smaller than ${MAX_PAYLOAD_BYTES} bytes for the InvokeFunction operation`;
      throw new FunctionError('RequestTooLargeException', message);
    }
    const answer = await pool.invoke(payload, traceHeader ?? '');
    if (Buffer.byteLength(answer) > MAX_PAYLOAD_BYTES) {
      const message = `Response payload size exceeded maximum allowed payload size (${MAX_PAYLOAD_BYTES} bytes).`;
      throw new FunctionError('Function.ResponseSizeTooLarge', message);
    }
    return JSON.parse(answer) as unknown;
  };
  return {
    invoke,
    pending: () => [...pools.values()].reduce((sum, pool) => sum + pool.pending, 0),
    started: () => started,
    environments: (functionArn) => pools.get(functionArn)?.size ?? 0,
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
};
