// An endpoint: a command or a query as HTTP sees it, without the cloud around it. It always answers and never throws.
import type { ErrorCode } from '../../../domain/kernel/errors.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import { failureCode } from '../failure.ts';
import { CORRELATION_HEADER, correlationIdOf } from './correlation.ts';
import { fault, problem } from './problem.ts';
import { type HttpEvent, type Request, readRequest } from './request.ts';
import type { HttpResponse } from './response.ts';

export interface Invocation {
  readonly correlationId: string;
  /** Epoch milliseconds after which nothing is begun. */
  readonly deadline: number;
}

/** For the one line and the one metric of the request: nothing in it is personal. */
export interface Report {
  readonly code: ErrorCode | 'OK';
  readonly userId?: string;
  readonly commitId?: string;
  readonly replayed?: boolean;
}

export type Handled = { readonly report?: Omit<Report, 'code'> } & (
  | { readonly response: HttpResponse }
  | { readonly refusal: Refusal; readonly retryAfterSeconds?: number; readonly headers?: HttpResponse['headers'] }
);

export interface Endpoint<Ports> {
  readonly name: string;
  readonly kind: 'command' | 'query';
  /** `ports` is called inside, so that a missing setting becomes an answer too. */
  readonly handle: (request: Request, invocation: Invocation, ports: () => Ports) => Promise<Handled>;
}

export interface Answered {
  readonly response: HttpResponse;
  readonly correlationId: string;
  readonly report: Report;
  /** What was thrown, for the log. */
  readonly thrown?: unknown;
}

const toResponse = (handled: Handled, correlationId: string): { readonly response: HttpResponse; readonly code: Report['code'] } => {
  if ('response' in handled) return { response: handled.response, code: 'OK' };
  const { refusal, retryAfterSeconds, headers } = handled;
  const response = problem(refusal, correlationId, retryAfterSeconds);
  return { response: { ...response, headers: { ...response.headers, ...headers } }, code: refusal.code };
};

const guarded = async (work: () => Promise<Handled>): Promise<{ readonly handled: Handled; readonly thrown?: unknown }> => {
  try {
    return { handled: await work() };
  } catch (thrown) {
    return { handled: { refusal: fault(failureCode(thrown)) }, thrown };
  }
};

export const answer = async <Ports>(
  endpoint: Endpoint<Ports>,
  event: HttpEvent,
  deadline: number,
  ports: () => Ports,
): Promise<Answered> => {
  const request = readRequest(event);
  const correlationId = correlationIdOf(request.headers);
  const { handled, ...failure } = await guarded(() => endpoint.handle(request, { correlationId, deadline }, ports));
  const { response, code } = toResponse(handled, correlationId);
  return {
    response: { ...response, headers: { ...response.headers, [CORRELATION_HEADER]: correlationId } },
    correlationId,
    report: { ...handled.report, code },
    ...failure,
  };
};
