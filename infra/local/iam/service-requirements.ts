// Which actions on which resources a call to any service but DynamoDB needs.
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../model.ts';
import type { Context } from './conditions.ts';
import type { Requirement } from './evaluate.ts';

type Body = Readonly<Record<string, unknown>>;

export interface Lookup {
  /** The ARN of a key by its id, ARN or alias; undefined for a key that is not deployed. */
  keyArn(id: string): string | undefined;
  /** The ARN of the key that made a ciphertext (base64). */
  keyArnOf(ciphertext: string): string | undefined;
  /** The ARN of the state machine that gave out a task token; undefined for one that none gave out. */
  machineArnOf(taskToken: string): string | undefined;
}

export type ServiceRule = (body: Body, lookup: Lookup) => Requirement[];

const arn = (service: string, resource: string): string =>
  resource.startsWith('arn:') ? resource : `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${resource}`;

const named = (value: unknown): string => (typeof value === 'string' ? value : '');

const one = (action: string, resource: string, context: Context = {}): Requirement[] => [{ action, resource, context }];

/** A shard iterator holds the ARN of its stream. */
const streamOf = (body: Body): string => {
  if (typeof body['StreamArn'] === 'string') return body['StreamArn'];
  return /arn:[^|]+\/stream\/[^|]+/.exec(named(body['ShardIterator']))?.[0] ?? '*';
};

const stream =
  (operation: string): ServiceRule =>
  (body) =>
    one(`dynamodb:${operation}`, streamOf(body));

const putEvents: ServiceRule = (body) => {
  const entries = (body['Entries'] ?? []) as readonly Body[];
  return entries.flatMap((entry) => {
    const bus = named(entry['EventBusName']) || 'default';
    const context = { 'events:source': [named(entry['Source'])], 'events:detail-type': [named(entry['DetailType'])] };
    return one('events:PutEvents', bus.startsWith('arn:') ? bus : arn('events', `event-bus/${bus}`), context);
  });
};

const encryptionContext = (body: Body): Context => {
  const entries = Object.entries((body['EncryptionContext'] ?? {}) as Record<string, string>);
  if (entries.length === 0) return {};
  const values = entries.map(([key, value]) => [`kms:EncryptionContext:${key}`, [value]]);
  return { 'kms:EncryptionContextKeys': entries.map(([key]) => key), ...Object.fromEntries(values) };
};

const key =
  (operation: string): ServiceRule =>
  (body, lookup) => {
    const id = named(body['KeyId']);
    const resource = id ? lookup.keyArn(id) : lookup.keyArnOf(named(body['CiphertextBlob']));
    // For a key that does not exist IAM is asked about the name that was given; the service then answers that it is not there.
    return one(`kms:${operation}`, resource ?? arn('kms', id.includes('/') ? id : `key/${id}`), encryptionContext(body));
  };

const queue =
  (action: string): ServiceRule =>
  (body) => {
    const name = named(body['QueueName']) || named(body['QueueUrl']).split('/').at(-1);
    return one(`sqs:${action}`, arn('sqs', name ?? ''));
  };

const schedule =
  (operation: string): ServiceRule =>
  (body) =>
    one(`scheduler:${operation}`, arn('scheduler', `schedule/${named(body['GroupName']) || 'default'}/${named(body['Name'])}`));

/** Whoever makes a schedule hands its role to the service, which acts with it from then on. */
const createSchedule: ServiceRule = (body, lookup) => [
  ...schedule('CreateSchedule')(body, lookup),
  ...one('iam:PassRole', named((body['Target'] as Body | undefined)?.['RoleArn']), { 'iam:PassedToService': ['scheduler.amazonaws.com'] }),
];

export const STREAMS_RULES: Readonly<Record<string, ServiceRule>> = {
  DescribeStream: stream('DescribeStream'),
  GetRecords: stream('GetRecords'),
  GetShardIterator: stream('GetShardIterator'),
  ListStreams: stream('ListStreams'),
};

export const EVENTS_RULES: Readonly<Record<string, ServiceRule>> = { PutEvents: putEvents };

export const KMS_RULES: Readonly<Record<string, ServiceRule>> = {
  Decrypt: key('Decrypt'),
  DescribeKey: key('DescribeKey'),
  Encrypt: key('Encrypt'),
  GenerateDataKey: key('GenerateDataKey'),
  GenerateDataKeyWithoutPlaintext: key('GenerateDataKeyWithoutPlaintext'),
};

export const SQS_RULES: Readonly<Record<string, ServiceRule>> = {
  ChangeMessageVisibility: queue('ChangeMessageVisibility'),
  ChangeMessageVisibilityBatch: queue('ChangeMessageVisibility'),
  DeleteMessage: queue('DeleteMessage'),
  DeleteMessageBatch: queue('DeleteMessage'),
  GetQueueAttributes: queue('GetQueueAttributes'),
  GetQueueUrl: queue('GetQueueUrl'),
  ReceiveMessage: queue('ReceiveMessage'),
  SendMessage: queue('SendMessage'),
  SendMessageBatch: queue('SendMessage'),
};

export const SCHEDULER_RULES: Readonly<Record<string, ServiceRule>> = {
  CreateSchedule: createSchedule,
  DeleteSchedule: schedule('DeleteSchedule'),
  GetSchedule: schedule('GetSchedule'),
};

export const LAMBDA_RULES: Readonly<Record<string, ServiceRule>> = {
  Invoke: (body) => {
    const name = named(body['FunctionName']);
    return one('lambda:InvokeFunction', name.startsWith('arn:') ? name : arn('lambda', `function:${name}`));
  },
};

export const SECRETS_RULES: Readonly<Record<string, ServiceRule>> = {
  // A secret by its name alone has an ARN that ends in six characters which only the service knows.
  GetSecretValue: (body) => {
    const id = named(body['SecretId']);
    return one('secretsmanager:GetSecretValue', id.startsWith('arn:') ? id : arn('secretsmanager', `secret:${id}-??????`));
  },
};

const ofExecution =
  (operation: string): ServiceRule =>
  (body) =>
    one(`states:${operation}`, named(body['executionArn']));

/** Permission is asked on the machine behind the token. A token that nobody gave out leads to none, and the service refuses it by itself. */
const ofTask =
  (operation: string): ServiceRule =>
  (body, { machineArnOf }) => {
    const machine = machineArnOf(named(body['taskToken']));
    return machine === undefined ? [] : one(`states:${operation}`, machine);
  };

export const STATES_RULES: Readonly<Record<string, ServiceRule>> = {
  DescribeExecution: ofExecution('DescribeExecution'),
  RedriveExecution: ofExecution('RedriveExecution'),
  StopExecution: ofExecution('StopExecution'),
  SendTaskFailure: ofTask('SendTaskFailure'),
  SendTaskHeartbeat: ofTask('SendTaskHeartbeat'),
  SendTaskSuccess: ofTask('SendTaskSuccess'),
  StartExecution: (body) => one('states:StartExecution', named(body['stateMachineArn'])),
};

export const SES_RULES: Readonly<Record<string, ServiceRule>> = {
  // SES asks for the identity that covers the sender; stages verify domains.
  SendEmail: (body) => {
    const sender = named(body['FromEmailAddress']);
    return one('ses:SendEmail', arn('ses', `identity/${sender.slice(sender.indexOf('@') + 1)}`), { 'ses:FromAddress': [sender] });
  },
};

/** What Lambda itself does with the function's role to feed an event source mapping. @param sourceArn a table's stream or a queue */
export const pollingRequirements = (sourceArn: string): Requirement[] => {
  const actions = sourceArn.includes(':dynamodb:')
    ? ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams']
    : ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  return actions.flatMap((action) => one(action, sourceArn));
};

/** What Lambda does with the function's role to send what it gave up on. @param queueArn the on-failure destination */
export const onFailureRequirements = (queueArn: string): Requirement[] => one('sqs:SendMessage', queueArn);
