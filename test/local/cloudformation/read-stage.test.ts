// A stage as the CDK synthesizes it, read into the model; and what must not pass unseen.
import { CfnResource, Duration, type Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type CfnFunction, Code, Function as LambdaFn, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readStage } from '../../../infra/local/cloudformation/read-stage.ts';
import type { DeployedModel } from '../../../infra/local/model.ts';
import { synthesizeFixture } from '../fixtures/stage.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const read = (change?: (data: Stack, api: Stack) => void, options = {}): DeployedModel => {
  const { root, directory } = synthesizeFixture(change);
  folders.push(root);
  return readStage(directory, options);
};

const functionNamed = (model: DeployedModel, start: string) => {
  const found = model.functions.find(({ logicalId }) => logicalId.startsWith(start));
  if (!found) throw new Error(`no function ${start}`);
  return found;
};

describe('the fixture stage', () => {
  const model = read(undefined, { queueOrigin: 'http://gateway' });
  const [log] = model.tables;
  const writer = functionNamed(model, 'Writer');

  it('has a name and unique resources', () => {
    expect(model.stage).toBe('test');
    expect(new Set(model.resources.map(({ type, arn }) => `${type} ${arn}`)).size).toBe(model.resources.length);
  });

  it('has tables with key, index, stream and time to live', () => {
    expect(log).toMatchObject({ streamViewType: 'NEW_IMAGE', ttlAttribute: 'ttl', globalSecondaryIndexes: [{ IndexName: 'byStatus' }] });
    expect(log?.streamArn).toBe(`${log?.arn}/stream/2026-01-01T00:00:00.000`);
  });

  it('has functions with code, limits and an environment resolved across stacks', () => {
    expect(existsSync(join(writer.codeDir, 'index.mjs'))).toBe(true);
    expect(writer).toMatchObject({ handler: 'index.handler', timeoutSeconds: 5, memoryMb: 512, reservedConcurrency: 2 });
    expect(writer.environment).toEqual({
      TABLE: log?.name,
      BUS: model.buses[0]?.name,
      QUEUE: model.queues.find(({ name }) => name.includes('Work'))?.url,
      KEY: model.keys[0]?.arn,
      ISSUER: model.routes.find(({ authorizer }) => authorizer)?.authorizer?.issuer,
    });
    expect(writer.environment['QUEUE']).toMatch(/^http:\/\/gateway\/000000000000\/test-Data-Work/);
    expect(writer.environment['ISSUER']).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_\w+$/);
  });

  it('knows each function by a key of its own', () => {
    const keys = model.functions.map(({ accessKeyId }) => accessKeyId);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{20}$/);
  });

  it('has the statements of the attached policies', () => {
    expect(writer.policy).toContainEqual({
      effect: 'Allow',
      actions: ['events:PutEvents'],
      resources: [model.buses[0]?.arn],
      conditions: {},
    });
  });

  it('has routes, one of them secured', () => {
    const { arn } = functionNamed(model, 'Reader');
    expect(model.routes).toMatchObject([
      { routeKey: 'GET /v1/users/{id}', functionArn: arn, authorizer: { scopes: ['users.read'], audience: [expect.any(String)] } },
      { routeKey: 'GET /health', functionArn: arn, authorizer: undefined },
    ]);
  });

  it('has the mappings of a stream and a queue', () => {
    const parked = model.queues.find(({ name }) => name.includes('Parked'))?.arn;
    expect(model.mappings).toMatchObject([
      {
        sourceArn: log?.streamArn,
        batchSize: 10,
        startingPosition: 'TRIM_HORIZON',
        filters: [{ eventName: ['INSERT'] }],
        bisectOnError: true,
        maximumRetryAttempts: 3,
        maximumRecordAgeSeconds: 3_600,
        parallelizationFactor: 1,
        reportBatchItemFailures: true,
        onFailureArn: parked,
      },
      { sourceArn: model.queues.find(({ name }) => name.includes('Work'))?.arn, batchSize: 10, startingPosition: undefined, enabled: true },
    ]);
  });

  it('has the rule with its target', () => {
    expect(model.rules).toMatchObject([
      {
        busName: model.buses[0]?.name,
        enabled: true,
        pattern: { source: ['rollcall'] },
        targets: [
          {
            arn: functionNamed(model, 'Reader').arn,
            input: { InputPath: '$.detail' },
            maximumRetryAttempts: 2,
            maximumEventAgeSeconds: 86_400,
          },
        ],
      },
    ]);
    const target = model.rules[0]?.targets[0];
    expect(model.queues.map(({ arn }) => arn)).toContain(target?.deadLetterArn);
  });

  it('has queues with redrive, permissions and outputs', () => {
    expect(model.queues.find(({ name }) => name.includes('Work'))).toMatchObject({
      visibilityTimeoutSeconds: 7,
      redrive: { maxReceiveCount: 3 },
    });
    expect(model.permissions).toContainEqual({
      functionArn: functionNamed(model, 'Reader').arn,
      principal: 'events.amazonaws.com',
      sourceArn: model.rules[0]?.arn,
    });
    expect(model.outputs['test-Api.Url']).toMatch(/^https:\/\/\w+\.execute-api\.us-east-1\.amazonaws\.com$/);
  });

  it('is the same when read again', () => {
    const { root, directory } = synthesizeFixture();
    folders.push(root);
    expect(readStage(directory).functions.map(({ name, accessKeyId }) => [name, accessKeyId])).toEqual(
      model.functions.map(({ name, accessKeyId }) => [name, accessKeyId]),
    );
  });
});

const withRole = (make: (api: Stack) => Role) =>
  read((_, api) => {
    new LambdaFn(api, 'Extra', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromAsset('test/local/fixtures'),
      role: make(api),
    });
  });
const lambda = new ServicePrincipal('lambda.amazonaws.com');
const statement = new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'] });

describe('policies of a role', () => {
  it('come from inline, own managed and known AWS policies', () => {
    const model = withRole((api) => {
      const role = new Role(api, 'Role', { assumedBy: lambda, inlinePolicies: {} });
      new ManagedPolicy(api, 'Managed', { statements: [statement], roles: [role] });
      role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AWSXRayDaemonWriteAccess'));
      return role;
    });
    const actions = functionNamed(model, 'Extra').policy.flatMap((entry) => entry.actions);
    expect(actions).toContain('dynamodb:GetItem');
    expect(actions).toContain('xray:PutTraceSegments');
  });

  it.each<[string, (api: Stack) => Role, RegExp]>([
    [
      'an AWS managed policy that is not known',
      (api) =>
        new Role(api, 'Role', { assumedBy: lambda, managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonDynamoDBFullAccess')] }),
      /test-Api: Role\w+ \(AWS::IAM::Role\): the managed policy .*AmazonDynamoDBFullAccess is not known/,
    ],
    [
      'a condition operator that is not known',
      (api) => {
        const role = new Role(api, 'Role', { assumedBy: lambda });
        role.addToPolicy(
          new PolicyStatement({ actions: ['a:b'], resources: ['*'], conditions: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
        );
        return role;
      },
      /\(AWS::IAM::Policy\): the condition operator IpAddress is not known/,
    ],
    [
      'a permissions boundary',
      (api) => new Role(api, 'Role', { assumedBy: lambda, permissionsBoundary: ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess') }),
      /\(AWS::IAM::Role\): .*"PermissionsBoundary"/,
    ],
  ])('refuse %s', (_, make, message) => {
    expect(() => withRole(make)).toThrow(message);
  });
});

describe('refuses, naming stack and resource', () => {
  it.each<[string, (data: Stack, api: Stack) => void, RegExp]>([
    [
      'an unknown resource type',
      (data) => new CfnResource(data, 'Machine', { type: 'AWS::EC2::Instance' }),
      /^test-Data: Machine \(AWS::EC2::Instance\): the resource type AWS::EC2::Instance is not known/,
    ],
    ['a FIFO queue', (data) => new CfnQueue(data, 'Fifo', { fifoQueue: true }), /^test-Data: Fifo \(AWS::SQS::Queue\): .*"FifoQueue"/],
    [
      'two resources of one name',
      (data, api) => [data, api].map((stack) => new Queue(stack, 'Same', { queueName: 'same' })),
      /^test-Data: Same\w+: has the same name as|^test-Api: Same\w+: has the same name as/,
    ],
    [
      'a property that would change how a function runs',
      (_, api) =>
        (api.node.findChild('Writer').node.defaultChild as CfnFunction).addPropertyOverride('VpcConfig', {
          SubnetIds: [],
          SecurityGroupIds: [],
        }),
      /\(AWS::Lambda::Function\): .*"VpcConfig"/,
    ],
    ['a scheduled delivery', (data) => new Queue(data, 'Late', { deliveryDelay: Duration.seconds(3) }), /"DelaySeconds"/],
  ])('%s', (_, change, message) => {
    expect(() => read(change)).toThrow(message);
  });
});
