// Brings one event to one target: retries with growing pauses, then the rule's dead-letter queue.
import { failedInvocation, invocationFailure, persist } from '../lambda/handing-over.ts';
import type { Failure, SendToQueue } from '../lambda/handing-over.ts';
import { mayInvoke } from '../lambda/permissions.ts';
import type { DeployedModel, RuleModel } from '../model.ts';
import type { Invoker } from '../ports.ts';
import type { BusEvent } from './journal.ts';
import { targetInput } from './target-input.ts';

export interface DeliveryDeps {
  readonly permissions: DeployedModel['permissions'];
  readonly invoker: Invoker;
  readonly sendToQueue: SendToQueue;
  /** Where a function's failed events go; undefined: nowhere */
  readonly onFailureOf: (functionArn: string) => string | undefined;
  /** The first pause between attempts; each later one is twice as long. */
  readonly retryBaseMs: number;
  /** Hears of an event that is given up, unless a function took it. */
  readonly onUndelivered: (rule: RuleModel) => void;
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
}

type Target = RuleModel['targets'][number];

const attempt = async (deps: DeliveryDeps, rule: RuleModel, target: Target, event: BusEvent): Promise<Failure | undefined> => {
  const input = targetInput(target.input, event);
  try {
    if (target.arn.startsWith('arn:aws:sqs:')) await deps.sendToQueue(target.arn, JSON.stringify(input));
    else if (!mayInvoke(deps.permissions, target.arn, 'events.amazonaws.com', rule.arn)) {
      return { code: 'NO_PERMISSIONS', message: 'The function does not let the rule invoke it', retries: 0, taken: false };
    } else await deps.invoker.invoke(target.arn, input);
    return undefined;
  } catch (error) {
    return invocationFailure(error, target);
  }
};

type GivenUp = NonNullable<Awaited<ReturnType<typeof persist>>>;

const giveUp = async (deps: DeliveryDeps, rule: RuleModel, target: Target, event: BusEvent, failure: GivenUp): Promise<void> => {
  deps.report(`rule ${rule.name}: target ${target.id} did not take event ${event.id}: ${failure.code}`);
  if (failure.taken) {
    const destination = deps.onFailureOf(target.arn);
    if (destination !== undefined)
      await deps.sendToQueue(destination, failedInvocation(target.arn, targetInput(target.input, event), failure));
    return;
  }
  deps.onUndelivered(rule);
  if (target.deadLetterArn === undefined) return;
  await deps.sendToQueue(target.deadLetterArn, JSON.stringify(event), {
    RULE_ARN: rule.arn,
    TARGET_ARN: target.arn,
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    RETRY_ATTEMPTS: String(failure.retried),
  });
};

/** Settles when the target has the event or the event is given up; rejects only when it is stopped in between. */
export const deliver = async (deps: DeliveryDeps, rule: RuleModel, target: Target, event: BusEvent): Promise<void> => {
  const failure = await persist(() => attempt(deps, rule, target, event), target, deps.retryBaseMs, deps.signal);
  if (failure !== undefined) await giveUp(deps, rule, target, event, failure);
};
