// A small CDK app whose chain is as long as the real one's: HTTP -> table -> stream -> bus -> rule -> table -> HTTP.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as LambdaFn, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { buildSync } from 'esbuild';
import { SCOPE } from './scope.ts';

/** The SDK's CommonJS parts still call `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Answers the stage's assembly. @param forget the grant that is left out */
export const synthesizeChain = (forget?: 'write' | 'publish'): string => {
  const root = mkdtempSync(join(tmpdir(), 'chain-'));
  const code = join(root, 'code');
  mkdirSync(code);
  const entryPoints = [fileURLToPath(new URL('chain-handlers.ts', import.meta.url))];
  buildSync({
    entryPoints,
    outfile: join(code, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    banner: { js: REQUIRE },
  });

  const app = new App({ outdir: join(root, 'cdk.out') });
  const stack = new Stack(new Stage(app, 'test'), 'Chain');
  const table = (id: string, dynamoStream?: StreamViewType): TableV2 =>
    new TableV2(stack, id, { partitionKey: { name: 'id', type: AttributeType.STRING }, ...(dynamoStream && { dynamoStream }) });
  const [written, arrived] = [table('Written', StreamViewType.NEW_IMAGE), table('Arrived')];
  const bus = new EventBus(stack, 'Bus');
  const environment = { WRITTEN: written.tableName, ARRIVED: arrived.tableName, BUS: bus.eventBusName };
  const fn = (name: string): LambdaFn =>
    new LambdaFn(stack, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: `index.${name}`,
      code: Code.fromAsset(code),
      environment,
      memorySize: 256,
    });
  const [write, publish, consume, read] = [fn('write'), fn('publish'), fn('consume'), fn('read')];
  if (forget !== 'write') written.grantWriteData(write);
  if (forget !== 'publish') bus.grantPutEventsTo(publish);
  arrived.grantWriteData(consume);
  arrived.grantReadData(read);
  publish.addEventSource(
    new DynamoEventSource(written, { startingPosition: StartingPosition.TRIM_HORIZON, batchSize: 5, retryAttempts: 2 }),
  );
  new Rule(stack, 'Rule', { eventBus: bus, eventPattern: { source: ['chain'] }, targets: [new LambdaFunction(consume)] });
  const api = new HttpApi(stack, 'Api');
  const authorizer = new HttpJwtAuthorizer('Jwt', 'https://issuer.example', { jwtAudience: ['client'] });
  const route = (method: HttpMethod, target: LambdaFn, more: object = {}): void => {
    api.addRoutes({ path: '/items/{id}', methods: [method], integration: new HttpLambdaIntegration(`${method}Item`, target), ...more });
  };
  route(HttpMethod.PUT, write, { authorizer, authorizationScopes: [`chain/${SCOPE}`] });
  route(HttpMethod.GET, read);
  app.synth();
  return join(root, 'cdk.out', 'assembly-test');
};
