// Fault rules: which AWS calls fail, how and how often. The choice is seeded per rule.
import * as z from 'zod';
import type { AwsCall } from '../ports.ts';
import { chance, createSeededRules, isOneChance, ONE_CHANCE, type Rules } from '../rules/seeded-rules.ts';

const LONGEST_DELAY_MS = 60_000;

/**
 * `drop-before`: the connection breaks before the call has any effect; `drop-after`: after it took effect; `error-after`: it took effect and
 * answers 500; `throttle`: refused as over capacity; `delay`: takes `delayMs` longer.
 */
export const faultRule = z
  .strictObject({
    service: z.enum(['dynamodb', 'streams', 'events', 'kms', 'sqs', 'lambda', 'scheduler', 'secretsmanager', 'states', 'ses']),
    /** e.g. `PutItem`; `*` is every operation */
    operation: z.string().min(1).default('*'),
    /** A function's name or logical id; default: every function */
    function: z.string().min(1).optional(),
    kind: z.enum(['drop-before', 'drop-after', 'error-after', 'delay', 'throttle']),
    ...chance,
    delayMs: z.int().min(1).max(LONGEST_DELAY_MS).optional(),
  })
  .refine(isOneChance, ONE_CHANCE)
  .refine(({ kind, delayMs }) => (kind === 'delay') === (delayMs !== undefined), 'delayMs belongs to kind delay, and only to it');

export type FaultRule = z.infer<typeof faultRule>;

export interface Faults extends Rules<FaultRule> {
  /** The rule that hits this call, if any. */
  draw(call: AwsCall): FaultRule | undefined;
}

const concerns = ({ service, operation, function: name }: FaultRule, call: AwsCall): boolean =>
  service === call.service &&
  (operation === '*' || operation === call.operation) &&
  (name === undefined || name === call.caller.name || name === call.caller.logicalId);

export const createFaults = (): Faults => {
  const rules = createSeededRules(faultRule);
  return { ...rules, draw: (call) => rules.draw((rule) => concerns(rule, call)) };
};
