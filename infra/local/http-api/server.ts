// The HTTP API of a stage on a port: route, authorize, invoke, answer, log.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTVerifyGetKey } from 'jose';
import type { LogSink } from '../lambda/invoker.ts';
import type { DeployedModel } from '../model.ts';
import type { Background, Invoker } from '../ports.ts';
import { authorize } from './authorizer.ts';
import type { Authorization } from './authorizer.ts';
import { readBody } from './body.ts';
import { payloadV2 } from './event.ts';
import { integrate } from './integration.ts';
import type { Integrated } from './integration.ts';
import { INTEGRATION_TIMEOUT_MS, MAX_BODY_BYTES } from './limits.ts';
import { createRateLimit } from './rate-limit.ts';
import { gatewayMessage } from './response.ts';
import type { HttpAnswer } from './response.ts';
import { createRouter } from './router.ts';
import type { RouteMatch } from './router.ts';
import { traceHeader } from './trace.ts';

export interface HttpApiOptions {
  readonly model: Pick<DeployedModel, 'routes' | 'permissions' | 'resources'>;
  readonly invoker: Invoker;
  readonly keys: JWTVerifyGetKey;
  readonly onLog: LogSink;
  readonly port: number;
  readonly host?: string;
  readonly integrationTimeoutMs?: number;
  /** Answers the paths below `/_local`, which are no part of the API. */
  readonly control?: (request: IncomingMessage) => Promise<HttpAnswer>;
  /** Until it says so, the API answers 503. */
  readonly ready?: () => boolean;
  /** What the rate limit counts by, in epoch milliseconds. Default: real time */
  readonly now?: () => number;
}

export interface HttpApi extends Background {
  readonly url: string;
  /** Requests that came in since the start, and those being answered now. */
  readonly requests: () => number;
  readonly pending: () => number;
}

const send = (response: ServerResponse, { status, headers, body }: HttpAnswer, extra: Record<string, string> = {}): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length, ...extra });
  response.end(body);
};

export const startHttpApi = async (options: HttpApiOptions): Promise<HttpApi> => {
  const findRoute = createRouter(options.model.routes);
  const apiId = options.model.resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Api')?.name ?? 'local';
  const deps = { invoker: options.invoker, model: options.model, apiId, timeoutMs: options.integrationTimeoutMs ?? INTEGRATION_TIMEOUT_MS };
  const admits = createRateLimit(options.model.resources, options.now ?? Date.now);
  let requests = 0;
  let pending = 0;

  const answer = async (request: IncomingMessage, match: RouteMatch | undefined, requestId: string, now: Date): Promise<Integrated> => {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (options.ready?.() === false) return { answer: gatewayMessage(503, 'Service Unavailable', { 'retry-after': '1' }) };
    if (!admits()) return { answer: gatewayMessage(429, 'Too Many Requests') };
    if (body === undefined) return { answer: gatewayMessage(413, 'Request Entity Too Large') };
    if (match === undefined) return { answer: gatewayMessage(404, 'Not Found') };
    const rules = match.route.authorizer;
    let jwt: Extract<Authorization, { granted: true }>['jwt'] | undefined;
    if (rules !== undefined) {
      const authorization = await authorize(request.headers.authorization, rules, options.keys);
      if (!authorization.granted) {
        const { status, message, challenge } = authorization;
        return { answer: gatewayMessage(status, message, { 'www-authenticate': challenge }) };
      }
      ({ jwt } = authorization);
    }
    const trace = traceHeader(request.headers['x-amzn-trace-id'] as string | undefined, now);
    const event = payloadV2({ request, body, match, jwt, apiId, requestId, traceHeader: trace, now });
    return integrate(deps, match.route, event, trace);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const now = new Date();
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (options.control !== undefined && /^\/_local(\/|$)/.test(path)) return send(response, await options.control(request));
    requests += 1;
    pending += 1;
    const requestId = randomBytes(12).toString('base64url');
    const match = findRoute(request.method ?? 'GET', path);
    try {
      const { answer: result, error } = await answer(request, match, requestId, now);
      const line = {
        requestId,
        time: now.toISOString(),
        httpMethod: request.method,
        // The template of the path, not the path: ids and query strings stay out of the log.
        routeKey: match?.route.routeKey ?? '-',
        status: result.status,
        responseLength: result.body.length,
        responseLatency: Date.now() - now.getTime(),
        ...(error === undefined ? {} : { integrationError: error }),
      };
      options.onLog({ function: 'http-api', requestId, line: JSON.stringify(line) });
      send(response, result, { 'apigw-requestid': requestId });
    } finally {
      pending -= 1;
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return response.destroy();
      options.onLog({ function: 'http-api', line: JSON.stringify({ level: 'ERROR', message: String(error) }) });
      return response.headersSent ? response.destroy() : send(response, gatewayMessage(500, 'Internal Server Error'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    pending: () => pending,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const stubborn = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(stubborn);
    },
  };
};
