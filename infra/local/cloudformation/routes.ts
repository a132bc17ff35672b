// The HTTP API's routes, each with its function and what its authorizer asks of a token.
import * as z from 'zod';
import type { Resource, RouteModel } from '../model.ts';
import { functionArn } from './functions.ts';
import { fail, ignored, parseResource } from './parse-resource.ts';

const routeSchema = z.strictObject({
  ApiId: z.string(),
  AuthorizationScopes: z.array(z.string()).default([]),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  OperationName: ignored,
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
});

const integrationSchema = z.strictObject({
  ApiId: z.string(),
  Description: ignored,
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationMethod: z.literal('POST').optional(),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: ignored,
});

const authorizerSchema = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
  Name: ignored,
});

const part = (route: Resource, type: string, name: string | undefined, resources: readonly Resource[]): Resource =>
  resources.find((resource) => resource.type === `AWS::ApiGatewayV2::${type}` && resource.name === name) ??
  fail(route, `there is no ${type} ${name}`);

/** An integration's URI is the function's ARN, or that ARN inside API Gateway's own invocation ARN. */
const invoked = (uri: string): string => /:path\/2015-03-31\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;

export const readRoutes = (resources: readonly Resource[]): RouteModel[] =>
  resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
    .map((resource) => {
      const route = parseResource(resource, routeSchema);
      const integration = part(resource, 'Integration', route.Target.slice('integrations/'.length), resources);
      const secured = route.AuthorizationType === 'JWT' ? part(resource, 'Authorizer', route.AuthorizerId, resources) : undefined;
      const jwt = secured && parseResource(secured, authorizerSchema).JwtConfiguration;
      return {
        routeKey: route.RouteKey,
        functionArn: functionArn(integration, invoked(parseResource(integration, integrationSchema).IntegrationUri), resources),
        authorizer: jwt && { issuer: jwt.Issuer, audience: jwt.Audience, scopes: route.AuthorizationScopes },
      };
    });
