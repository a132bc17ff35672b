// Starts an HTTP API of a few routes over an invoker that a test writes.
import { createIssuer } from '../../../infra/local/http-api/issuer.ts';
import type { Issuer } from '../../../infra/local/http-api/issuer.ts';
import { startHttpApi } from '../../../infra/local/http-api/server.ts';
import type { HttpApi, HttpApiOptions } from '../../../infra/local/http-api/server.ts';
import type { LogLine } from '../../../infra/local/lambda/invoker.ts';
import type { PermissionModel, RouteModel } from '../../../infra/local/model.ts';
import type { Invoker } from '../../../infra/local/ports.ts';

export const ISSUER = 'https://issuer.example/pool';
export const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:fn';

export const route = (routeKey: string, ...scopes: string[]): RouteModel => ({
  routeKey,
  functionArn: FUNCTION,
  authorizer: scopes.length === 0 ? undefined : { issuer: ISSUER, audience: ['client'], scopes: scopes.map((scope) => `app/${scope}`) },
});

export const ROUTES = [
  route('GET /public'),
  route('POST /v1/users', 'users:write'),
  route('GET /v1/users/{id}', 'users:read', 'users:self'),
  route('GET /v1/users/by-domain'),
  route('GET /v1/bare'),
  route('ANY /files/{proxy+}'),
];

export const grant = (path: string): PermissionModel => ({
  functionArn: FUNCTION,
  principal: 'apigateway.amazonaws.com',
  sourceArn: `arn:aws:execute-api:us-east-1:000000000000:api1/*/*${path}`,
});

export interface TestApi extends HttpApi {
  readonly issuer: Issuer;
  readonly lines: LogLine[];
  /** The event of the last invocation. */
  readonly last: () => Record<string, unknown>;
}

export const startApi = async (answer: Invoker['invoke'], over: Partial<HttpApiOptions> = {}): Promise<TestApi> => {
  const issuer = await createIssuer(ROUTES, undefined);
  const lines: LogLine[] = [];
  let last: unknown;
  const api = await startHttpApi({
    model: {
      routes: ROUTES,
      permissions: ['/public', '/v1/users', '/v1/users/{id}', '/v1/users/by-domain', '/files/{proxy+}'].map(grant),
      resources: [{ stack: 's', logicalId: 'Api', type: 'AWS::ApiGatewayV2::Api', name: 'api1', arn: 'arn', properties: {} }],
    },
    invoker: {
      invoke: (arn, event, options) => {
        last = event;
        return answer(arn, event, options);
      },
    },
    keys: issuer.keys,
    onLog: (line) => lines.push(line),
    port: 0,
    ...over,
  });
  return { ...api, issuer, lines, last: () => last as Record<string, unknown> };
};
