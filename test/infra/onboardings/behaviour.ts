// How the participant of the proof behaves: a share of its users, or of its calls, fails or hangs.
import { type BehaviourRule, behaviourRule } from '../../../infra/local/participant/behaviour.ts';
import { hitsSubject } from '../../../infra/local/rules/seeded-rules.ts';

/** `user`: whoever is hit is hit in every attempt. `call`: each attempt is drawn anew, and most are mended by the next. */
export type By = 'user' | 'call';

export const FAILS = 0.2;
export const HANGS = 0.05;

/** The first rule that hits counts, so that the second one takes its share of the rest. A way back that fails for good would be parked, so users are hit on the way forward alone. */
export const badManners = (by: By, seed: number): readonly BehaviourRule[] => {
  const hit = { by, ...(by === 'user' && { action: 'provision' }) };
  return [
    behaviourRule.parse({ ...hit, kind: 'fail', probability: FAILS, seed }),
    behaviourRule.parse({ ...hit, kind: 'hang', probability: HANGS / (1 - FAILS), seed: seed + 1 }),
  ];
};

/** What a user meets in every call of rules that are by user. */
export const metBy = (rules: readonly BehaviourRule[], userId: string): BehaviourRule['kind'] | 'well' =>
  rules.find((rule) => rule.by === 'user' && hitsSubject(rule, userId))?.kind ?? 'well';
