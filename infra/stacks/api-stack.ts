// The way in: the HTTP API, who signs its tokens, and the answer to routes that do not exist.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HttpFront, routeScopes } from '../constructs/http-front.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { MachineUserPool, type TokenIssuer } from '../constructs/token-issuer.ts';
import { type Messages, NOT_FOUND } from '../entries.ts';
import { NOT_FOUND_FUNCTION } from '../limits.ts';
import { type StackContext, stackProps } from './context.ts';

const everyScope = ({ commands, queries }: Messages): readonly string[] =>
  [...new Set([...Object.values(commands), ...Object.values(queries)].flatMap(routeScopes))].sort();

export class ApiStack extends Stack {
  readonly front: HttpFront;

  constructor(scope: Construct, { stage, code }: StackContext, messages: Messages) {
    super(scope, 'Api', stackProps(stage, 'Api', 'the HTTP API and the tokens it takes'));
    this.front = new HttpFront(this, 'Http', stage, this.issuerOf(stage.issuer, stage, everyScope(messages)));
    this.front.addFallback(
      new ServiceFunction(this, NOT_FOUND, {
        description: 'Answers routes that do not exist',
        code: code(NOT_FOUND),
        limits: NOT_FOUND_FUNCTION,
        stage,
      }),
    );
    new CfnOutput(this, 'ApiUrl', { value: this.front.url, description: 'Base of all routes; they start with v1/' });
  }

  private issuerOf(config: StackContext['stage']['issuer'], stage: StackContext['stage'], scopes: readonly string[]): TokenIssuer {
    if (config.kind === 'external') return { url: config.url, audience: config.audience, scopePrefix: '' };
    const pool = new MachineUserPool(this, 'Machines', stage, scopes);
    new CfnOutput(this, 'UserPoolId', { value: pool.poolId, description: 'The user pool whose clients may ask for tokens' });
    new CfnOutput(this, 'TokenUrl', { value: pool.tokenUrl, description: 'Answers client credentials with an access token' });
    new CfnOutput(this, 'MachineClientId', {
      value: pool.audience[0] ?? '',
      description: 'The client for machines; Cognito shows its secret to those who may read the pool',
    });
    return pool;
  }
}
