// What an execution went through, event by event: its history, and at the same time all that is needed to go on after a restart.
import * as z from 'zod';

export const ExecutionEvent = z.object({
  id: z.int(),
  /** Where in the run of states it belongs, e.g. `/2:entered`; undefined where nothing looks it up again */
  key: z.string().optional(),
  /** As GetExecutionHistory names it; undefined for what only a restart needs to know */
  type: z.string().optional(),
  /** epoch milliseconds */
  at: z.number(),
  data: z.record(z.string(), z.unknown()),
});
export type ExecutionEvent = z.infer<typeof ExecutionEvent>;

/** What an execution was started with. */
export const Start = z.object({
  arn: z.string(),
  name: z.string(),
  machineArn: z.string(),
  /** Names the definition that was in force: an execution goes on with it even if the machine has another one by now. */
  definition: z.string(),
  /** As it was given, JSON */
  input: z.string(),
  /** epoch milliseconds */
  startedAt: z.number(),
  traceHeader: z.string().optional(),
});
export type Start = z.infer<typeof Start>;

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** The status that an event brings about, if any. */
export const STATUS_BY_EVENT: Readonly<Record<string, Status>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
  ExecutionRedriven: 'RUNNING',
};
