// The life of a user as a state machine: one table says every transition there is, to the compiler and at run time.
import * as z from 'zod';
import { type Refusal, refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** What a user that can be seen is in. */
export const Status = z
  .enum(['pending', 'active', 'suspended', 'inactive', 'deleted'])
  .meta({ description: 'Where the user is in its life. Pending and active users can sign in.', examples: ['active'] });
export type Status = z.output<typeof Status>;

/** Before the first event, and after the personal data is gone. */
export type LifeStage = 'none' | Status | 'erased';

export const PendingReason = z
  .enum(['staged', 'registered', 'invited'])
  .meta({ description: 'How a pending user came to be.', examples: ['staged'] });
export type PendingReason = z.output<typeof PendingReason>;

/** transition -> status it starts from -> status it leads to */
export const TRANSITIONS = {
  create: { none: 'active' },
  stage: { none: 'pending' },
  activate: { pending: 'active' },
  suspend: { active: 'suspended' },
  reactivate: { suspended: 'active', inactive: 'active' },
  deactivate: { pending: 'inactive', active: 'inactive', suspended: 'inactive' },
  delete: { pending: 'deleted', active: 'deleted', suspended: 'deleted', inactive: 'deleted' },
  restore: { deleted: 'inactive' },
  erase: { deleted: 'erased' },
} as const satisfies Record<string, Partial<Record<LifeStage, LifeStage>>>;

export type Transition = keyof typeof TRANSITIONS;

/** For a status that is known: an illegal move does not compile. */
export const move = <T extends Transition, From extends keyof (typeof TRANSITIONS)[T]>(
  transition: T,
  from: From,
): (typeof TRANSITIONS)[T][From] => TRANSITIONS[transition][from];

const target = (transition: Transition, from: LifeStage): LifeStage | undefined => {
  const targets: Partial<Record<LifeStage, LifeStage>> = TRANSITIONS[transition];
  return targets[from];
};

/** Every status that one transition leads to from here, sorted. */
export const reachableFrom = (from: LifeStage): readonly LifeStage[] => {
  const reachable = (Object.keys(TRANSITIONS) as Transition[]).map((transition) => target(transition, from));
  return [...new Set(reachable.filter((stage) => stage !== undefined))].sort();
};

export const impossible = (what: string, from: LifeStage): Refusal =>
  refusal('INVALID_TRANSITION', `A user that is ${from} cannot be ${what}.`, { from, allowed: reachableFrom(from) });

const PAST_PARTICIPLE: Readonly<Record<Transition, string>> = {
  create: 'created',
  stage: 'created',
  activate: 'activated',
  suspend: 'suspended',
  reactivate: 'reactivated',
  deactivate: 'deactivated',
  delete: 'deleted',
  restore: 'restored',
  erase: 'erased',
};

/** For a status that is only known at run time: an illegal move is a refusal with `{from, allowed}`. */
export const attempt = (transition: Transition, from: LifeStage): Result<LifeStage, Refusal> => {
  const to = target(transition, from);
  return to === undefined ? err(impossible(PAST_PARTICIPLE[transition], from)) : ok(to);
};

export const canSignIn = (stage: LifeStage): boolean => stage === 'pending' || stage === 'active';
