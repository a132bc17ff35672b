// The event that an HTTP API hands to a function: payload format 2.0. Source: "Create AWS Lambda proxy integrations for HTTP APIs", API Gateway developer guide.
import type { IncomingMessage } from 'node:http';
import { LOCAL_ACCOUNT } from '../model.ts';
import type { Authorization } from './authorizer.ts';
import type { RouteMatch } from './router.ts';

export interface RequestParts {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly match: RouteMatch;
  readonly jwt: Extract<Authorization, { granted: true }>['jwt'] | undefined;
  readonly apiId: string;
  readonly requestId: string;
  readonly traceHeader: string;
  readonly now: Date;
}

/** The only types delivered as text, whatever the bytes: a form or a merge patch arrives in base64, and so does a body without a type. */
const TEXTUAL = /^(text\/.*|application\/(json|xml|javascript))$/i;

const bodyOf = (body: Buffer, contentType: string | undefined): { body?: string; isBase64Encoded: boolean } => {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = body.toString('utf8');
  const textual = TEXTUAL.test((contentType ?? '').split(';')[0]?.trim() ?? '') && Buffer.from(text, 'utf8').equals(body);
  return textual ? { body: text, isBase64Encoded: false } : { body: body.toString('base64'), isBase64Encoded: true };
};

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'proxy-authorization', 'cookie']);

const headersOf = ({ request, traceHeader }: RequestParts, host: string, sourceIp: string): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase();
    const value = request.rawHeaders[index + 1] ?? '';
    if (!HOP_BY_HOP.has(name)) headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  const forwarded = headers['x-forwarded-for'];
  return {
    ...headers,
    host,
    'x-amzn-trace-id': traceHeader,
    'x-forwarded-for': forwarded === undefined ? sourceIp : `${forwarded}, ${sourceIp}`,
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
};

const queryOf = (query: string): Record<string, string> => {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) joined[name] = joined[name] === undefined ? value : `${joined[name]},${value}`;
  return joined;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000` */
export const commonLogTime = (now: Date): string => {
  const [date = '', time = ''] = now.toISOString().split('T');
  const [year, , day] = date.split('-');
  return `${day}/${MONTHS[now.getUTCMonth()]}/${year}:${time.slice(0, 8)} +0000`;
};

export const payloadV2 = (parts: RequestParts): Record<string, unknown> => {
  const { request, match, jwt, apiId, requestId, now } = parts;
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const host = request.headers.host ?? 'localhost';
  const sourceIp = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const cookies = request.headers.cookie?.split(/; */);
  const parameters = queryOf(query);
  return {
    version: '2.0',
    routeKey: match.route.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies === undefined ? {} : { cookies }),
    headers: headersOf(parts, host, sourceIp),
    ...(Object.keys(parameters).length === 0 ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId,
      ...(jwt === undefined ? {} : { authorizer: { jwt } }),
      domainName: host.replace(/:\d+$/, ''),
      domainPrefix: host.split('.')[0]?.replace(/:\d+$/, ''),
      http: {
        method: request.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: match.route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...bodyOf(parts.body, request.headers['content-type']),
  };
};
