// The HTTP API before the functions: token checks by route, throttling and access logs.
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { RouteDefinition } from '../entries.ts';
import { HTTP_INTEGRATION_TIMEOUT } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import { ACCESS_LOG_FIELDS } from './access-log.ts';
import type { ServiceFunction } from './service-function.ts';
import { logMetricsNamespace, THROTTLED_REQUESTS } from './telemetry.ts';
import type { TokenIssuer } from './token-issuer.ts';

const SELF_SCOPE = 'users:self';

/** What a token needs one of; empty: the route is public. */
export const routeScopes = ({ scopes, self }: RouteDefinition): readonly string[] => (self ? [...scopes, SELF_SCOPE] : scopes);

const integrationOf = ({ lambda }: ServiceFunction) =>
  new HttpLambdaIntegration('Integration', lambda, { timeout: HTTP_INTEGRATION_TIMEOUT });

export class HttpFront extends Construct {
  readonly url: string;
  private readonly api: HttpApi;
  private readonly authorizer: HttpJwtAuthorizer;
  private readonly issuer: TokenIssuer;

  constructor(scope: Construct, id: string, stage: StageConfig, issuer: TokenIssuer) {
    super(scope, id);
    this.issuer = issuer;
    this.api = new HttpApi(this, 'Api', { description: 'The user directory', createDefaultStage: false });
    this.authorizer = new HttpJwtAuthorizer('Tokens', issuer.url, { jwtAudience: [...issuer.audience] });
    const logs = new LogGroup(this, 'AccessLogs', { retention: stage.logRetention, removalPolicy: stage.removalPolicy });
    // API Gateway has no metric of its own for what it throttles.
    new MetricFilter(this, 'Throttled', {
      logGroup: logs,
      filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
      metricNamespace: logMetricsNamespace(stage),
      metricName: THROTTLED_REQUESTS,
      metricValue: '1',
    });
    this.url = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { ...stage.throttle },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    }).url;
  }

  /** The route lives in the stack of its function, so that the stacks of functions depend on this one and never the reverse. */
  addRoute(to: ServiceFunction, message: RouteDefinition): void {
    const scopes = routeScopes(message).map((name) => `${this.issuer.scopePrefix}${name}`);
    const route = new HttpRoute(to, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(message.path, HttpMethod[message.method]),
      integration: integrationOf(to),
      ...(scopes.length > 0 && { authorizer: this.authorizer, authorizationScopes: scopes }),
    });
    to.tell('SCOPE_PREFIX', this.issuer.scopePrefix);
    if (scopes.length === 0) this.acknowledgePublic(route, 'The catalogue declares this route public: it answers the same to everyone.');
  }

  /** For all that no other route takes. */
  addFallback(to: ServiceFunction): void {
    const route = new HttpRoute(to, 'Route', { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration: integrationOf(to) });
    this.acknowledgePublic(route, 'The fallback only says that there is no such route; its function is granted nothing.');
  }

  private acknowledgePublic(route: HttpRoute, reason: string): void {
    Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
  }
}
