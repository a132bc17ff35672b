// What CreateSchedule accepts here: one-off schedules in UTC that call a function. Source: the Amazon EventBridge Scheduler API reference.
import * as z from 'zod';
import { ServiceError } from '../ports.ts';

const SCHEDULE_NAME = /^[0-9a-zA-Z-_.]{1,64}$/;

/** The service keeps the time to the second. */
const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;

const atTime = z.string().transform((expression, context) => {
  const time = Date.parse(`${AT.exec(expression)?.[1]}Z`);
  if (!Number.isNaN(time)) return time;
  context.addIssue('only at(yyyy-mm-ddThh:mm:ss) is known here');
  return z.NEVER;
});

const target = z.strictObject({
  Arn: z.string().startsWith('arn:aws:lambda:'),
  RoleArn: z.string(),
  Input: z.string().transform((text, context) => {
    try {
      JSON.parse(text);
      return text;
    } catch {
      context.addIssue('must be JSON');
      return z.NEVER;
    }
  }),
  DeadLetterConfig: z.strictObject({ Arn: z.string().startsWith('arn:aws:sqs:') }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).default(86_400),
      MaximumRetryAttempts: z.int().min(0).max(185).default(185),
    })
    .prefault({}),
});

const request = z.strictObject({
  Name: z.string().regex(SCHEDULE_NAME),
  GroupName: z.string().regex(SCHEDULE_NAME).default('default'),
  ClientToken: z.string().min(1).max(64),
  Description: z.string().max(512).optional(),
  ScheduleExpression: atTime,
  ScheduleExpressionTimezone: z.literal('UTC').optional(),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  State: z.literal('ENABLED').optional(),
  // A schedule that stays after it has run would need a state of its own.
  ActionAfterCompletion: z.literal('DELETE'),
  Target: target,
});

export const Schedule = z.strictObject({
  name: z.string(),
  group: z.string(),
  /** epoch milliseconds */
  at: z.number(),
  clientToken: z.string(),
  functionArn: z.string(),
  roleArn: z.string(),
  input: z.string(),
  deadLetterArn: z.string().optional(),
  maximumRetryAttempts: z.number(),
  maximumEventAgeSeconds: z.number(),
});
export type Schedule = z.infer<typeof Schedule>;

/** @throws ServiceError ValidationException naming every member that is wrong or not known here */
export const scheduleOf = (body: unknown): Schedule => {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new ServiceError('ValidationException', z.prettifyError(parsed.error));
  const { Name, GroupName, ClientToken, ScheduleExpression, Target } = parsed.data;
  return {
    name: Name,
    group: GroupName,
    at: ScheduleExpression,
    clientToken: ClientToken,
    functionArn: Target.Arn,
    roleArn: Target.RoleArn,
    input: Target.Input,
    ...(Target.DeadLetterConfig && { deadLetterArn: Target.DeadLetterConfig.Arn }),
    maximumRetryAttempts: Target.RetryPolicy.MaximumRetryAttempts,
    maximumEventAgeSeconds: Target.RetryPolicy.MaximumEventAgeInSeconds,
  };
};
