// Makes a Lambda handler of an endpoint: composes its ports once, gives each request its deadline, records each outcome.
import type { Context } from 'aws-lambda';
import { once } from '../config/once.ts';
import { instrument } from '../telemetry/instrument.ts';
import { recordOutcome } from '../telemetry/outcome.ts';
import { answer, type Endpoint } from './endpoint.ts';
import type { HttpEvent } from './request.ts';
import type { HttpResponse } from './response.ts';

/** Kept back of the function's time so that the answer, and what it says about an unknown outcome, still leaves it. */
export const RESERVE_MS = 500;

export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResponse>;

export const serve = <Ports>(endpoint: Endpoint<Ports>, compose: () => Ports): HttpHandler => {
  const ports = once(compose);
  return instrument(async (event, context) => {
    const started = performance.now();
    const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const answered = await answer(endpoint, event, deadline, ports);
    recordOutcome(endpoint, answered, performance.now() - started);
    return answered.response;
  });
};
