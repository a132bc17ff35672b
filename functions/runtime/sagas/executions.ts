// The port to the machine that runs processes: it starts them, and hears the answers they wait for.
import type { ProcessKind } from '../../../domain/process/process.ts';
import type { StepError } from '../../../domain/kernel/saga.ts';

/** What an execution is told: ids and lengths of time, for its history can never be edited. */
export interface ProcessInput {
  readonly processId: string;
  /** null: it is about many. */
  readonly userId: string | null;
  /** Step -> seconds of its wait, or of each half of it where there is a reminder. */
  readonly waits: Readonly<Record<string, number>>;
}

export interface Executions {
  /** Starting a process twice is one execution. @param traceparent of the trace that its steps go on in */
  start(kind: ProcessKind, input: ProcessInput, traceparent?: string): Promise<void>;
  /** The answer that leads on. It is no error where nothing waits for it any more. */
  answer(taskToken: string): Promise<void>;
  /** Ends a wait without that answer. */
  close(taskToken: string, error: StepError): Promise<void>;
}
