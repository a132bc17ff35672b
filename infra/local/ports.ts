// How the parts of the local stack call each other, so that each can be built and tested alone.
import type { FunctionModel } from './model.ts';

/** Invokes a deployed function. Resolves with its answer; rejects with {@link FunctionError} as Lambda's caller would see it. */
export interface Invoker {
  invoke(functionArn: string, event: unknown, options?: { readonly traceHeader?: string }): Promise<unknown>;
}

/** What a failed invocation answers: `errorType` is `Sandbox.Timedout`, `Runtime.ExitError`, `TooManyRequestsException` or the thrown error's name. */
export class FunctionError extends Error {
  readonly errorType: string;
  constructor(errorType: string, message: string) {
    super(message);
    this.name = 'FunctionError';
    this.errorType = errorType;
  }
}

export type Service = 'dynamodb' | 'streams' | 'events' | 'kms' | 'sqs' | 'lambda' | 'scheduler' | 'secretsmanager' | 'states' | 'ses';

/** One call of a function to an AWS service, as the gateway saw it. */
export interface AwsCall {
  readonly caller: FunctionModel;
  readonly service: Service;
  /** `PutItem`, `PutEvents`, … */
  readonly operation: string;
  readonly body: Record<string, unknown>;
}

/** A service that the gateway answers itself (KMS, EventBridge). Throw {@link ServiceError} for an AWS error answer. */
export interface ServiceBackend {
  handle(call: AwsCall): Promise<Record<string, unknown>>;
}

export class ServiceError extends Error {
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.status = status;
  }
}

/** A part that works in the background: `pending` is what it still has to do; it is quiescent at 0. */
export interface Background {
  readonly pending: () => number | Promise<number>;
  stop(): Promise<void>;
}
