// Fault rules: which AWS calls fail, how and how often. The choice is seeded per rule.
import * as z from 'zod';
import type { AwsCall } from '../ports.ts';
import { seededRandom } from './random.ts';

const LONGEST_DELAY_MS = 60_000;

/**
 * `drop-before`: the connection breaks before the call has any effect; `drop-after`: after it took effect; `error-after`: it took effect and
 * answers 500; `throttle`: refused as over capacity; `delay`: takes `delayMs` longer. With `probability` each call is drawn, with `count` the
 * next calls are hit, with neither every call is.
 */
export const faultRule = z
  .strictObject({
    service: z.enum(['dynamodb', 'streams', 'events', 'kms', 'sqs', 'lambda', 'scheduler']),
    /** e.g. `PutItem`; `*` is every operation */
    operation: z.string().min(1).default('*'),
    /** A function's name or logical id; default: every function */
    function: z.string().min(1).optional(),
    kind: z.enum(['drop-before', 'drop-after', 'error-after', 'delay', 'throttle']),
    probability: z.number().min(0).max(1).optional(),
    count: z.int().min(1).optional(),
    delayMs: z.int().min(1).max(LONGEST_DELAY_MS).optional(),
    seed: z.int().default(1),
  })
  .refine(({ probability, count }) => probability === undefined || count === undefined, 'give probability or count, not both')
  .refine(({ kind, delayMs }) => (kind === 'delay') === (delayMs !== undefined), 'delayMs belongs to kind delay, and only to it');

export type FaultRule = z.infer<typeof faultRule>;

/** A rule as it stands: with how many calls it has hit. */
export type ActiveRule = FaultRule & { readonly hits: number };

export type AddResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly violations: readonly { readonly path: string; readonly message: string }[] };

export interface Faults {
  /** Adds to the rules in force, or changes none if any is wrong. @param rules one rule or a list, as JSON gives them */
  add(rules: unknown): AddResult;
  clear(): void;
  list(): ActiveRule[];
  /** The rule that hits this call, if any. */
  draw(call: AwsCall): FaultRule | undefined;
}

interface Armed {
  readonly rule: FaultRule;
  readonly random: () => number;
  hits: number;
}

const concerns = ({ service, operation, function: name }: FaultRule, call: AwsCall): boolean =>
  service === call.service &&
  (operation === '*' || operation === call.operation) &&
  (name === undefined || name === call.caller.name || name === call.caller.logicalId);

const fires = ({ rule, random, hits }: Armed): boolean => {
  if (rule.count !== undefined) return hits < rule.count;
  return rule.probability === undefined || random() < rule.probability;
};

export const createFaults = (): Faults => {
  let armed: Armed[] = [];
  return {
    add: (rules) => {
      const result = z.array(faultRule).safeParse([rules].flat());
      if (!result.success) {
        return { ok: false, violations: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
      }
      armed.push(...result.data.map((rule) => ({ rule, random: seededRandom(rule.seed), hits: 0 })));
      return { ok: true };
    },
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ rule, hits }) => ({ ...rule, hits })),
    draw: (call) => {
      if (armed.length === 0) return undefined;
      const hit = armed.find((candidate) => concerns(candidate.rule, call) && fires(candidate));
      if (hit) hit.hits += 1;
      return hit?.rule;
    },
  };
};
