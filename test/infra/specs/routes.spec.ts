// Every message of the catalogue has one function and one route, open to those whom the catalogue names and to nobody else.
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../infra/stages.ts';
import { appFor, catalogue, dev, functionName, stageOf } from '../synthesis.ts';

const expectedRoutes = (prefix: string) =>
  Object.fromEntries(
    Object.entries({ ...catalogue.commands, ...catalogue.queries }).map(([name, { method, path, scopes, self }]) => [
      `${method} ${path}`,
      { function: name, scopes: [...scopes, ...(self ? ['users:self'] : [])].map((scope) => `${prefix}${scope}`) },
    ]),
  );

const routesOf = (stage: typeof dev) =>
  Object.fromEntries(
    stage.model.routes.map(({ routeKey, functionArn, authorizer }) => [
      routeKey,
      { function: functionName(functionArn), scopes: authorizer?.scopes ?? [] },
    ]),
  );

export const routesSpecs = (): void => {
  describe('routes', () => {
    it('are those of the catalogue, and a fallback', () => {
      expect(routesOf(dev)).toEqual({ ...expectedRoutes('rollcall/'), $default: { function: 'NotFound', scopes: [] } });
      expect(dev.model.routes).toHaveLength(Object.keys(expectedRoutes('')).length + 1);
    });

    it('check tokens of the stage’s own user pool, where every scope exists', () => {
      const offered = dev
        .resources('AWS::Cognito::UserPoolResourceServer')
        .flatMap(({ Properties }) => Properties.Scopes as { ScopeName: string }[]);
      const asked = dev.model.routes.flatMap(({ authorizer }) => authorizer?.scopes ?? []);
      expect(asked.length).toBeGreaterThan(0);
      expect(new Set(asked)).toEqual(new Set(offered.map(({ ScopeName }) => `rollcall/${ScopeName}`)));
      expect(dev.resources('AWS::Cognito::UserPoolClient')).toEqual([
        expect.objectContaining({
          Properties: expect.objectContaining({ AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true }),
        }),
      ]);
    });

    it('check tokens of an external issuer as they are, where the stage names one', () => {
      const [config] = STAGES;
      if (!config) throw new Error('there is no stage');
      const issuer = { kind: 'external', url: 'https://issuer.example', audience: ['rollcall'] } as const;
      const external = stageOf(appFor([{ ...config, issuer }]).synth(), config.name);
      expect(routesOf(external)).toEqual({ ...expectedRoutes(''), $default: { function: 'NotFound', scopes: [] } });
      expect(external.model.routes.find(({ routeKey }) => routeKey === 'GET /v1/users')?.authorizer).toMatchObject({
        issuer: 'https://issuer.example',
        audience: ['rollcall'],
      });
      expect(external.model.functions.map(({ environment }) => environment.SCOPE_PREFIX).filter(Boolean)).toEqual([]);
      expect(external.model.resources.filter(({ type }) => type.startsWith('AWS::Cognito::'))).toEqual([]);
    });

    it('may be called by API Gateway, each by its own path only', () => {
      for (const { routeKey, functionArn } of dev.model.routes) {
        const permissions = dev.model.permissions.filter((permission) => permission.functionArn === functionArn);
        expect(permissions, `to call ${routeKey}`).toEqual([expect.objectContaining({ principal: 'apigateway.amazonaws.com' })]);
        const path = routeKey.split(' ')[1] ?? '';
        expect(permissions.map(({ sourceArn }) => sourceArn?.replace(/^arn:aws:execute-api:[^*]+\//, ''))).toEqual([`*/*${path}`]);
      }
    });
  });

  describe('the access log', () => {
    const formats = dev
      .resources('AWS::ApiGatewayV2::Stage')
      .map(({ Properties }) => (Properties.AccessLogSettings as { Format: string }).Format);
    const variables = formats.flatMap((format) => Object.values(JSON.parse(format) as Record<string, string>));

    it('names the route, the outcome and the time it took', () => {
      expect(variables).toEqual(expect.arrayContaining(['$context.routeKey', '$context.status', '$context.responseLatency']));
    });

    it('holds nothing of the caller, the path’s values, the query or the token', () => {
      const personal = /identity|authorizer|claims|querystring|\.path$|\.domain|userAgent|sourceIp|\.http\b/i;
      expect(variables.filter((variable) => personal.test(variable))).toEqual([]);
    });
  });
};
