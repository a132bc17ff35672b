// How the local participant behaves, beside well: rules as JSON, seeded like those for faults.
import * as z from 'zod';
import { chance, isOneChance, ONE_CHANCE } from '../rules/seeded-rules.ts';

const LONGEST_DELAY_MS = 30 * 86_400_000;

const ACKNOWLEDGES = new Set(['acknowledge', 'acknowledge-twice']);

/**
 * Without effect: `fail` answers 503, `refuse` 422, `hang` nothing. With its effect: `fail-after` answers 500, `late` answers after `delayMs`,
 * `acknowledge` answers 202 and calls back after `delayMs` with `outcome`, `acknowledge-twice` does so twice.
 */
export const behaviourRule = z
  .strictObject({
    /** Default: all */
    participant: z.string().min(1).optional(),
    /** Default: all */
    action: z.enum(['provision', 'update', 'deprovision', 'erase']).optional(),
    kind: z.enum(['fail', 'refuse', 'hang', 'fail-after', 'late', 'acknowledge', 'acknowledge-twice']),
    ...chance,
    /** `user`: the probability is drawn once for each user, who then meets it in every call. Default: `call` */
    by: z.enum(['call', 'user']).optional(),
    /** By the stack's clock */
    delayMs: z.int().min(0).max(LONGEST_DELAY_MS).optional(),
    outcome: z.enum(['done', 'failed']).optional(),
  })
  .refine(isOneChance, ONE_CHANCE)
  .refine(({ by, probability }) => by !== 'user' || probability !== undefined, 'by user needs probability')
  .refine(({ kind, delayMs }) => kind !== 'late' || delayMs !== undefined, 'late needs delayMs')
  .refine(
    ({ kind, delayMs }) => delayMs === undefined || kind === 'late' || ACKNOWLEDGES.has(kind),
    'delayMs belongs to late and acknowledge',
  )
  .refine(({ kind, outcome }) => outcome === undefined || ACKNOWLEDGES.has(kind), 'outcome belongs to acknowledge');

export type BehaviourRule = z.infer<typeof behaviourRule>;
