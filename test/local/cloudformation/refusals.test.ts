// Policies of a role from every place a template may put them; and what must not pass unseen.
import { type Stack, CfnResource, Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type CfnFunction, Code, Function as LambdaFn, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { functionNamed, readFixture } from '../fixtures/read-fixture.ts';

const withRole = (make: (api: Stack) => Role) =>
  readFixture((_, api) => {
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
    expect(() => readFixture(change)).toThrow(message);
  });
});
