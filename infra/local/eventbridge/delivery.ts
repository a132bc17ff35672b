// Brings one event to one target: retries with growing pauses, then the rule's dead-letter queue.
import { setTimeout as pause } from 'node:timers/promises';
import { mayInvoke } from '../lambda/permissions.ts';
import type { DeployedModel, RuleModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import type { Invoker } from '../ports.ts';
import type { BusEvent } from './journal.ts';
import { targetInput } from './target-input.ts';

/** A function that EventBridge calls runs asynchronously: Lambda itself tries again twice after an error of the function. */
const FUNCTION_RETRIES = 2;
const LONGEST_PAUSE_MS = 10_000;

export type SendToQueue = (queueArn: string, body: string, attributes?: Readonly<Record<string, string>>) => Promise<void>;

export interface DeliveryDeps {
  readonly permissions: DeployedModel['permissions'];
  readonly invoker: Invoker;
  readonly sendToQueue: SendToQueue;
  /** The first pause between attempts; each later one is twice as long. */
  readonly retryBaseMs: number;
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
}

type Target = RuleModel['targets'][number];

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly retries: number;
}

const attempt = async (deps: DeliveryDeps, rule: RuleModel, target: Target, event: BusEvent): Promise<Failure | undefined> => {
  const input = targetInput(target.input, event);
  const patience = target.maximumRetryAttempts;
  try {
    if (target.arn.startsWith('arn:aws:sqs:')) await deps.sendToQueue(target.arn, JSON.stringify(input));
    else if (!mayInvoke(deps.permissions, target.arn, 'events.amazonaws.com', rule.arn)) {
      return { code: 'NO_PERMISSIONS', message: 'The function does not let the rule invoke it', retries: 0 };
    } else await deps.invoker.invoke(target.arn, input);
    return undefined;
  } catch (error) {
    if (!(error instanceof FunctionError)) return { code: 'SDK_CLIENT_ERROR', message: String(error), retries: patience };
    const handedOver = error.errorType !== 'TooManyRequestsException';
    return { code: error.errorType, message: error.message, retries: handedOver ? Math.min(FUNCTION_RETRIES, patience) : patience };
  }
};

const giveUp = async (deps: DeliveryDeps, rule: RuleModel, target: Target, event: BusEvent, failure: Failure, retried: number) => {
  deps.report(`rule ${rule.name}: target ${target.id} did not take event ${event.id}: ${failure.code}`);
  if (target.deadLetterArn === undefined) return;
  await deps.sendToQueue(target.deadLetterArn, JSON.stringify(event), {
    RULE_ARN: rule.arn,
    TARGET_ARN: target.arn,
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    RETRY_ATTEMPTS: String(retried),
  });
};

/** Settles when the target has the event or the event is given up; rejects only when it is stopped in between. */
export const deliver = async (deps: DeliveryDeps, rule: RuleModel, target: Target, event: BusEvent): Promise<void> => {
  const deadline = Date.now() + target.maximumEventAgeSeconds * 1000;
  for (let retried = 0; ; retried += 1) {
    const failure = await attempt(deps, rule, target, event);
    deps.signal.throwIfAborted();
    if (failure === undefined) return;
    if (retried >= failure.retries || Date.now() >= deadline) return giveUp(deps, rule, target, event, failure, retried);
    await pause(Math.min(deps.retryBaseMs * 2 ** retried, LONGEST_PAUSE_MS), undefined, { signal: deps.signal });
  }
};
