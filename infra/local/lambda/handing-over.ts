// How a service hands an event to a function that runs asynchronously: what is tried again, for how long, and where the event goes in the end.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { FunctionError } from '../ports.ts';

/** After an error of the function Lambda itself tries again twice. */
const FUNCTION_RETRIES = 2;
const LONGEST_PAUSE_MS = 10_000;

export type SendToQueue = (queueArn: string, body: string, attributes?: Readonly<Record<string, string>>) => Promise<void>;

export interface Failure {
  readonly code: string;
  readonly message: string;
  /** attempts after the first that are worth it */
  readonly retries: number;
  /** Lambda had taken the event: the function failed, and the service that handed it over never hears of it. */
  readonly taken: boolean;
}

export interface Patience {
  /** attempts after the first */
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
}

export const invocationFailure = (error: unknown, { maximumRetryAttempts }: Patience): Failure => {
  if (!(error instanceof FunctionError))
    return { code: 'SDK_CLIENT_ERROR', message: String(error), retries: maximumRetryAttempts, taken: false };
  const { errorType: code, message } = error;
  if (code === 'ResourceNotFoundException') return { code, message, retries: 0, taken: false };
  if (code === 'TooManyRequestsException') return { code, message, retries: maximumRetryAttempts, taken: false };
  return { code, message, retries: FUNCTION_RETRIES, taken: true };
};

/** Tries until it succeeds or is given up: then answers why. Rejects only when it is stopped in between. @param baseMs the first pause */
export const persist = async (
  attempt: () => Promise<Failure | undefined>,
  { maximumEventAgeSeconds }: Patience,
  baseMs: number,
  signal: AbortSignal,
): Promise<(Failure & { readonly retried: number }) | undefined> => {
  const deadline = Date.now() + maximumEventAgeSeconds * 1000;
  for (let retried = 0; ; retried += 1) {
    const failure = await attempt();
    signal.throwIfAborted();
    if (failure === undefined) return undefined;
    if (retried >= failure.retries || Date.now() >= deadline) return { ...failure, retried };
    await pause(Math.min(baseMs * 2 ** retried, LONGEST_PAUSE_MS), undefined, { signal });
  }
};

/** What Lambda sends to a function's on-failure destination. Source: "Adding a destination" in the AWS Lambda developer guide. */
export const failedInvocation = (
  functionArn: string,
  payload: unknown,
  { code, message, retried }: Failure & { retried: number },
): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${functionArn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: retried + 1,
    },
    requestPayload: payload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: code, errorMessage: message },
  });
