// Calls the target of a schedule whose time has come: with the schedule's role, with its retries, and with its dead-letter queue in the end.
import { randomUUID } from 'node:crypto';
import { failedInvocation, invocationFailure, persist } from '../lambda/handing-over.ts';
import type { Failure, SendToQueue } from '../lambda/handing-over.ts';
import type { Resource } from '../model.ts';
import type { Invoker } from '../ports.ts';
import { roleAllows } from './execution-role.ts';
import type { Schedule } from './request.ts';

export interface FiringDeps {
  readonly resources: readonly Resource[];
  readonly invoker: Invoker;
  readonly sendToQueue: SendToQueue;
  /** Where a function's failed events go; undefined: nowhere */
  readonly onFailureOf: (functionArn: string) => string | undefined;
  readonly retryBaseMs: number;
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
}

type GivenUp = NonNullable<Awaited<ReturnType<typeof persist>>>;

const attempt = async ({ resources, invoker }: FiringDeps, schedule: Schedule): Promise<Failure | undefined> => {
  if (!roleAllows(schedule.roleArn, 'lambda:InvokeFunction', schedule.functionArn, resources)) {
    return { code: 'AccessDeniedException', message: 'The role may not invoke the function', retries: 0, taken: false };
  }
  try {
    await invoker.invoke(schedule.functionArn, JSON.parse(schedule.input));
    return undefined;
  } catch (error) {
    return invocationFailure(error, schedule);
  }
};

const giveUp = async (deps: FiringDeps, arn: string, schedule: Schedule, failure: GivenUp): Promise<void> => {
  const { functionArn, deadLetterArn, roleArn, input } = schedule;
  deps.report(`schedule ${schedule.name}: its target did not take it: ${failure.code}`);
  const destination = deps.onFailureOf(functionArn);
  if (failure.taken && destination !== undefined)
    await deps.sendToQueue(destination, failedInvocation(functionArn, JSON.parse(input), failure));
  if (failure.taken || deadLetterArn === undefined) return;
  if (!roleAllows(roleArn, 'sqs:SendMessage', deadLetterArn, deps.resources)) {
    return deps.report(`schedule ${schedule.name}: its role may not send to its dead-letter queue, so it is lost`);
  }
  await deps.sendToQueue(deadLetterArn, input, {
    SCHEDULE_ARN: arn,
    TARGET_ARN: functionArn,
    SCHEDULED_TIME: new Date(schedule.at).toISOString(),
    EXECUTION_ID: randomUUID(),
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    RETRY_ATTEMPTS: String(failure.retried),
  });
};

/** Settles when the function has run or the schedule is given up; rejects only when it is stopped in between. */
export const fire = async (deps: FiringDeps, arn: string, schedule: Schedule): Promise<void> => {
  const failure = await persist(() => attempt(deps, schedule), schedule, deps.retryBaseMs, deps.signal);
  if (failure !== undefined) await giveUp(deps, arn, schedule, failure);
};
