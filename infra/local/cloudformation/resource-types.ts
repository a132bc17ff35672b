// Every resource type the local stack knows: what it emulates, what stays inert here, and what Ref and GetAtt answer for each.
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../model.ts';
import { digest, uuidFrom } from './physical-name.ts';

/** What is known of a resource when something refers to it. */
export interface Identity {
  readonly name: string;
  readonly arn: string;
  /** One of its properties, resolved. */
  readonly property: (key: string) => unknown;
  readonly queueOrigin: string;
}

type Derived = (resource: Identity) => unknown;

export interface ResourceType {
  /** `inert`: it is deployed in the account, and nothing here depends on what it does. */
  readonly kind: 'emulated' | 'inert';
  /** The property that names it explicitly. */
  readonly nameProperty?: string;
  /** Shapes the name where AWS gives an id of its own. */
  readonly id?: (physicalName: string) => string;
  readonly arn: (resource: Omit<Identity, 'arn'>) => string;
  /** Default: its name */
  readonly ref?: Derived;
  readonly attributes?: Readonly<Record<string, Derived>>;
}

const arnOf =
  (service: string, prefix: string, { region = LOCAL_REGION, account = LOCAL_ACCOUNT } = {}) =>
  ({ name }: { name: string }): string =>
    `arn:aws:${service}:${region}:${account}:${prefix}${name}`;

const arn: Derived = (resource) => resource.arn;
const name: Derived = (resource) => resource.name;

/** The stream's real name has its creation time; it is only known once the table exists, so the model has one fixed time and the gateway translates. */
export const streamArnOf = (tableArn: string): string => `${tableArn}/stream/2026-01-01T00:00:00.000`;

const tableType: ResourceType = {
  kind: 'emulated',
  nameProperty: 'TableName',
  arn: arnOf('dynamodb', 'table/'),
  attributes: { Arn: arn, StreamArn: (table) => streamArnOf(table.arn) },
};

const inert = (service: string, more: Partial<ResourceType> = {}): ResourceType => ({ kind: 'inert', arn: arnOf(service, ''), ...more });
const httpPart = (part: string): ResourceType => ({ kind: 'emulated', arn: arnOf('apigateway', `/${part}/`, { account: '' }) });
const queueUrl: Derived = (queue) => `${queue.queueOrigin}/${LOCAL_ACCOUNT}/${queue.name}`;
const issuerHost = `cognito-idp.${LOCAL_REGION}.amazonaws.com`;
const policy = (): ResourceType => ({ kind: 'emulated', arn: arnOf('iam', 'policy/', { region: '' }) });

export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::ApiGatewayV2::Api': {
    ...httpPart('apis'),
    id: (physical) => `a${digest(physical, 9)}`,
    attributes: { ApiId: name, ApiEndpoint: (api) => `https://${api.name}.execute-api.${LOCAL_REGION}.amazonaws.com` },
  },
  'AWS::ApiGatewayV2::Authorizer': { ...httpPart('authorizers'), attributes: { AuthorizerId: name } },
  'AWS::ApiGatewayV2::Integration': httpPart('integrations'),
  'AWS::ApiGatewayV2::Route': { ...httpPart('routes'), attributes: { RouteId: name } },
  'AWS::ApiGatewayV2::Stage': {
    kind: 'emulated',
    nameProperty: 'StageName',
    arn: (stage) => arnOf('apigateway', `/apis/${String(stage.property('ApiId'))}/stages/`, { account: '' })(stage),
  },
  'AWS::DynamoDB::GlobalTable': tableType,
  'AWS::DynamoDB::Table': tableType,
  'AWS::Events::EventBus': {
    kind: 'emulated',
    nameProperty: 'Name',
    arn: arnOf('events', 'event-bus/'),
    attributes: { Arn: arn, Name: name },
  },
  'AWS::Events::Rule': {
    kind: 'emulated',
    nameProperty: 'Name',
    arn: (rule) =>
      arnOf('events', rule.property('EventBusName') === undefined ? 'rule/' : `rule/${String(rule.property('EventBusName'))}/`)(rule),
    attributes: { Arn: arn },
  },
  'AWS::IAM::ManagedPolicy': { ...policy(), nameProperty: 'ManagedPolicyName', ref: arn, attributes: { PolicyArn: arn } },
  'AWS::IAM::Policy': policy(),
  'AWS::IAM::Role': {
    kind: 'emulated',
    nameProperty: 'RoleName',
    arn: arnOf('iam', 'role/', { region: '' }),
    attributes: { Arn: arn, RoleId: (role) => `AROA${digest(role.name, 16).toUpperCase()}` },
  },
  'AWS::KMS::Alias': { kind: 'emulated', nameProperty: 'AliasName', arn: arnOf('kms', '') },
  'AWS::KMS::Key': { kind: 'emulated', id: uuidFrom, arn: arnOf('kms', 'key/'), attributes: { Arn: arn, KeyId: name } },
  'AWS::Lambda::EventInvokeConfig': { kind: 'emulated', arn: arnOf('lambda', 'event-invoke-config:') },
  'AWS::Lambda::EventSourceMapping': {
    kind: 'emulated',
    id: uuidFrom,
    arn: arnOf('lambda', 'event-source-mapping:'),
    attributes: { Id: name },
  },
  'AWS::Lambda::Function': { kind: 'emulated', nameProperty: 'FunctionName', arn: arnOf('lambda', 'function:'), attributes: { Arn: arn } },
  'AWS::Lambda::Permission': { kind: 'emulated', arn: arnOf('lambda', 'permission/') },
  'AWS::Scheduler::ScheduleGroup': {
    kind: 'emulated',
    nameProperty: 'Name',
    arn: arnOf('scheduler', 'schedule-group/'),
    attributes: { Arn: arn },
  },
  'AWS::SecretsManager::Secret': {
    kind: 'emulated',
    nameProperty: 'Name',
    arn: (secret) => `${arnOf('secretsmanager', 'secret:')(secret)}-${digest(secret.name, 6)}`,
    ref: arn,
    attributes: { Id: arn },
  },
  'AWS::SQS::Queue': {
    kind: 'emulated',
    nameProperty: 'QueueName',
    arn: arnOf('sqs', ''),
    ref: queueUrl,
    attributes: { Arn: arn, QueueName: name, QueueUrl: queueUrl },
  },
  'AWS::StepFunctions::StateMachine': {
    kind: 'emulated',
    nameProperty: 'StateMachineName',
    arn: arnOf('states', 'stateMachine:'),
    ref: arn,
    attributes: { Arn: arn, Name: name },
  },

  'AWS::CDK::Metadata': inert('cloudformation'),
  'AWS::CloudWatch::Alarm': inert('cloudwatch', {
    nameProperty: 'AlarmName',
    arn: arnOf('cloudwatch', 'alarm:'),
    attributes: { Arn: arn },
  }),
  'AWS::CloudWatch::CompositeAlarm': inert('cloudwatch', {
    nameProperty: 'AlarmName',
    arn: arnOf('cloudwatch', 'alarm:'),
    attributes: { Arn: arn },
  }),
  'AWS::CloudWatch::Dashboard': inert('cloudwatch', { nameProperty: 'DashboardName' }),
  'AWS::Cognito::UserPool': inert('cognito-idp', {
    id: (physical) => `${LOCAL_REGION}_${digest(physical, 9)}`,
    arn: arnOf('cognito-idp', 'userpool/'),
    attributes: {
      Arn: arn,
      UserPoolId: name,
      ProviderName: (pool) => `${issuerHost}/${pool.name}`,
      ProviderURL: (pool) => `https://${issuerHost}/${pool.name}`,
    },
  }),
  'AWS::Cognito::UserPoolClient': inert('cognito-idp', { id: (physical) => digest(physical, 26), attributes: { ClientId: name } }),
  'AWS::Cognito::UserPoolDomain': inert('cognito-idp', { nameProperty: 'Domain' }),
  'AWS::Cognito::UserPoolResourceServer': inert('cognito-idp', { nameProperty: 'Identifier' }),
  'AWS::Events::Archive': inert('events', {
    nameProperty: 'ArchiveName',
    arn: arnOf('events', 'archive/'),
    attributes: { Arn: arn, ArchiveName: name },
  }),
  'AWS::Logs::LogGroup': inert('logs', {
    nameProperty: 'LogGroupName',
    arn: (group) => `${arnOf('logs', 'log-group:')(group)}:*`,
    attributes: { Arn: arn },
  }),
  'AWS::Logs::MetricFilter': inert('logs'),
  'AWS::Logs::QueryDefinition': inert('logs'),
  'AWS::Logs::ResourcePolicy': inert('logs'),
  'AWS::SNS::Subscription': inert('sns'),
  'AWS::SNS::Topic': inert('sns', { nameProperty: 'TopicName', ref: arn, attributes: { TopicArn: arn, TopicName: name } }),
  'AWS::SNS::TopicPolicy': inert('sns'),
  'AWS::SQS::QueuePolicy': inert('sqs'),
  'AWS::SSM::Parameter': inert('ssm', {
    nameProperty: 'Name',
    arn: arnOf('ssm', 'parameter/'),
    attributes: { Type: (parameter) => parameter.property('Type'), Value: (parameter) => parameter.property('Value') },
  }),
};
