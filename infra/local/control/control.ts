// The routes below `/_local`: what drives and watches the stack itself. No part of the API, and nothing of it is deployed.
import type { IncomingMessage } from 'node:http';
import type { MovableClock } from '../clock/clock.ts';
import { createConsole } from '../console/serve.ts';
import type { BusItem } from '../eventbridge/journal.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { readBody } from '../http-api/body.ts';
import type { Issuer } from '../http-api/issuer.ts';
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import { answerToken } from '../http-api/token-endpoint.ts';
import type { LocalParticipant } from '../participant/participant.ts';
import { answerClock, moveClock } from './clock-route.ts';
import type { DeadLetters } from '../services/dead-letters.ts';
import type { Operate } from '../services/operations.ts';
import type { ParkedRecords } from '../services/parked-records.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import type { Executions } from '../stepfunctions/overview.ts';
import type { Stores } from '../stores/stores.ts';
import { answerExecutions, redriveExecution } from './executions-route.ts';
import { cloudWatchRoutes, type Shown } from './cloudwatch-routes.ts';
import { MAX_BODY_BYTES } from './json-body.ts';
import { answerMail, forgetMail } from './mail-route.ts';
import { answerStores } from './stores-route.ts';
import { answerDeadLetters, redriveDeadLetters } from './dead-letters-route.ts';
import { answerParked, operate } from './operation-route.ts';
import { answerParticipants, behaveParticipants, resetParticipants } from './participants-route.ts';
import { problem } from './problem.ts';
import type { Pending } from './quiescence.ts';
import { addRules } from './rules-route.ts';
import { answerSagas } from './sagas-route.ts';
import { answerCosts, answerUnits } from './costs-routes.ts';
import { findTraces, listTraces } from './traces-route.ts';
import type { TraceStore } from '../xray/store.ts';

export interface Status {
  /** The API answers, and its functions can be called. */
  readonly ready: boolean;
  /** Nothing is left to do where both are 0; while not ready it is not known, and so not 0. */
  readonly pending: Pending;
  /** What waits for its time, and is no work yet */
  readonly waiting: { readonly schedules: number };
  /** Runs of state machines: at work, or waiting for a time or an answer */
  readonly executions: { readonly running: number; readonly waiting: number };
  readonly requests: number;
  readonly activeFaults: number;
}

export interface ControlDeps {
  readonly issuer: Issuer;
  readonly status: () => Promise<Status>;
  readonly clock: MovableClock;
  readonly mailbox: Mailbox;
  readonly participant: Pick<LocalParticipant, 'behaviour' | 'ledger'>;
  readonly bus: (after: number) => { readonly items: readonly BusItem[]; readonly next: string };
  readonly cloudWatch: Shown;
  readonly traces: TraceStore;
  /** undefined while the stack starts, as is the gateway */
  readonly parked: () => ParkedRecords | undefined;
  readonly operations: () => Operate | undefined;
  readonly deadLetters: () => DeadLetters | undefined;
  readonly executions: () => Executions | undefined;
  readonly stores: () => Stores | undefined;
  readonly gateway: () => Pick<Gateway, 'faults' | 'units'> | undefined;
}

type Route = (
  request: IncomingMessage,
  query: URLSearchParams,
  gateway: Pick<Gateway, 'faults' | 'units'>,
) => Promise<HttpAnswer> | HttpAnswer;

const routesOf = ({
  issuer,
  status,
  bus,
  clock,
  participant,
  parked,
  operations,
  deadLetters,
  executions,
  stores,
  mailbox,
  cloudWatch,
  traces,
}: ControlDeps): Record<string, Record<string, Route>> => ({
  ...Object.fromEntries(Object.entries(createConsole()).map(([path, answer]) => [path, { GET: answer }])),
  '/_local/status': { GET: async () => jsonAnswer(200, await status(), { 'cache-control': 'no-store' }) },
  '/_local/bus': {
    GET: (_, query) => {
      const after = Number(query.get('after') || 0);
      if (Number.isSafeInteger(after) && after >= 0) return jsonAnswer(200, bus(after));
      return problem(400, 'Bad Request', 'INVALID_CURSOR', [{ pointer: 'after', message: 'must be a cursor that this route answered' }]);
    },
  },
  '/_local/faults': {
    GET: (_, __, { faults }) => jsonAnswer(200, { items: faults.list() }),
    DELETE: (_, __, { faults }) => {
      faults.clear();
      return { status: 204, headers: {}, body: Buffer.alloc(0) };
    },
    POST: (request, _, { faults }) => addRules(faults, request, () => jsonAnswer(200, { items: faults.list() })),
  },
  '/_local/units': {
    GET: (_, __, { units }) => answerUnits(units()),
    DELETE: (_, __, { units }) => answerUnits(units({ reset: true })),
  },
  '/_local/costs': { GET: answerCosts },
  '/_local/clock': { GET: () => answerClock(clock), POST: (request) => moveClock(clock, request) },
  '/_local/executions': {
    GET: (_, query) => answerExecutions(executions(), query.get('name')),
    POST: (request) => redriveExecution(executions(), request),
  },
  '/_local/sagas': { GET: answerSagas },
  '/_local/stores': { GET: (_, query) => answerStores(stores(), query.get('name')) },
  '/_local/mail': { GET: (_, query) => answerMail(mailbox, query.get('to')), DELETE: () => forgetMail(mailbox) },
  '/_local/parked': { GET: () => answerParked(parked()), POST: (request) => operate('Redrive', operations(), request) },
  '/_local/rebuild': { POST: (request) => operate('Rebuild', operations(), request) },
  '/_local/dead-letters': { GET: () => answerDeadLetters(deadLetters()), POST: () => redriveDeadLetters(deadLetters()) },
  ...cloudWatchRoutes(cloudWatch),
  '/_local/traces': { GET: (_, query) => listTraces(traces, query) },
  '/_local/participants': {
    GET: () => answerParticipants(participant),
    POST: (request) => behaveParticipants(participant, request),
    DELETE: () => resetParticipants(participant),
  },
  '/_local/oauth2/jwks.json': { GET: () => jsonAnswer(200, issuer.jwks) },
  '/_local/oauth2/token': {
    POST: async (request) => {
      const body = await readBody(request, MAX_BODY_BYTES);
      return answerToken(issuer, new URLSearchParams(body?.toString() ?? ''));
    },
  },
});

const NEEDS_GATEWAY = new Set(['/_local/faults', '/_local/units']);

export const createControl = (deps: ControlDeps): ((request: IncomingMessage) => Promise<HttpAnswer>) => {
  const routes = routesOf(deps);
  return async (request) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/\/$/, '');
    const [, trace] = /^\/_local\/traces\/([^/]+)$/.exec(path) ?? [];
    const methods = trace === undefined ? routes[path] : { GET: () => findTraces(deps.traces, decodeURIComponent(trace)) };
    if (methods === undefined) return problem(404, 'Not Found', 'NOT_FOUND');
    const route = methods[request.method ?? ''];
    if (route === undefined) {
      const answer = problem(405, 'Method Not Allowed', 'METHOD_NOT_ALLOWED');
      return { ...answer, headers: { ...answer.headers, allow: Object.keys(methods).join(', ') } };
    }
    const gateway = deps.gateway();
    if (gateway === undefined && NEEDS_GATEWAY.has(path)) return problem(503, 'Service Unavailable', 'UNAVAILABLE');
    return route(request, url.searchParams, gateway as Pick<Gateway, 'faults' | 'units'>);
  };
};
