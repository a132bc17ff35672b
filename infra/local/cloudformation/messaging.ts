// The stage's event buses with their rules and targets, and its queues.
import * as z from 'zod';
import type { BusModel, QueueModel, Resource, RuleModel } from '../model.ts';
import { ignored, parseResource } from './parse-resource.ts';

const targetSchema = z.strictObject({
  Arn: z.string(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  Id: z.string(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z.strictObject({ InputPathsMap: z.record(z.string(), z.string()).optional(), InputTemplate: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({ MaximumEventAgeInSeconds: z.coerce.number().default(86_400), MaximumRetryAttempts: z.coerce.number().default(185) })
    .prefault({}),
  RoleArn: ignored,
});

const ruleSchema = z.strictObject({
  Description: ignored,
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()),
  Name: ignored,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Tags: ignored,
  Targets: z.array(targetSchema).default([]),
});

// Delayed and FIFO queues would behave otherwise, and are unknown on purpose.
const queueSchema = z.strictObject({
  KmsDataKeyReusePeriodSeconds: ignored,
  KmsMasterKeyId: ignored,
  MaximumMessageSize: ignored,
  MessageRetentionPeriod: ignored,
  QueueName: ignored,
  ReceiveMessageWaitTimeSeconds: ignored,
  RedriveAllowPolicy: ignored,
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  SqsManagedSseEnabled: ignored,
  Tags: ignored,
  VisibilityTimeout: z.coerce.number().default(30),
});

const ofType = (resources: readonly Resource[], type: string): Resource[] => resources.filter((resource) => resource.type === type);

export const readBuses = (resources: readonly Resource[]): BusModel[] =>
  ofType(resources, 'AWS::Events::EventBus').map(({ name, arn }) => ({ name, arn }));

/** A target's `input` is undefined (the whole event) or holds one of `Input`, `InputPath`, `InputTransformer` as the template has it. */
export const readRules = (resources: readonly Resource[]): RuleModel[] =>
  ofType(resources, 'AWS::Events::Rule').map((resource) => {
    const rule = parseResource(resource, ruleSchema);
    return {
      name: resource.name,
      arn: resource.arn,
      busName: rule.EventBusName.split('/').at(-1) ?? rule.EventBusName,
      enabled: rule.State === 'ENABLED',
      pattern: rule.EventPattern,
      targets: rule.Targets.map(({ Id, Arn, DeadLetterConfig, RetryPolicy, Input, InputPath, InputTransformer }) => ({
        id: Id,
        arn: Arn,
        input:
          (Input ?? InputPath ?? InputTransformer)
            ? { ...(Input && { Input }), ...(InputPath && { InputPath }), ...(InputTransformer && { InputTransformer }) }
            : undefined,
        maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts,
        maximumEventAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds,
        deadLetterArn: DeadLetterConfig?.Arn,
      })),
    };
  });

/** @param queueOrigin scheme, host and port of queue URLs */
export const readQueues = (resources: readonly Resource[], queueOrigin: string): QueueModel[] =>
  ofType(resources, 'AWS::SQS::Queue').map((resource) => {
    const { RedrivePolicy: redrive, VisibilityTimeout } = parseResource(resource, queueSchema);
    return {
      name: resource.name,
      arn: resource.arn,
      url: `${queueOrigin}/${resource.arn.split(':')[4]}/${resource.name}`,
      visibilityTimeoutSeconds: VisibilityTimeout,
      redrive: redrive && { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
    };
  });
