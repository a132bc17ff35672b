// Rules that hit some of what happens: every time, by a seeded chance, or so many times. They come as JSON from people and tests.
import * as z from 'zod';
import { fixedRandom, seededRandom } from './random.ts';

/** With `probability` each case is drawn, with `count` the next cases are hit, with neither every case is. */
export const chance = {
  probability: z.number().min(0).max(1).optional(),
  count: z.int().min(1).optional(),
  seed: z.int().default(1),
};

interface Chance {
  readonly probability?: number | undefined;
  readonly count?: number | undefined;
  readonly seed: number;
}

export const isOneChance = ({ probability, count }: Chance): boolean => probability === undefined || count === undefined;
export const ONE_CHANCE = 'give probability or count, not both';

export type AddResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly violations: readonly { readonly path: string; readonly message: string }[] };

/** A rule as it stands: with how many cases it has hit. */
export type Active<Rule> = Rule & { readonly hits: number };

export interface Rules<Rule> {
  /** Adds to the rules in force, or changes none if any is wrong. @param rules one rule or a list, as JSON gives them */
  add(rules: unknown): AddResult;
  clear(): void;
  list(): Active<Rule>[];
}

export interface SeededRules<Rule> extends Rules<Rule> {
  /**
   * The first rule that concerns the case and hits it, if any.
   * @param subjectOf of a rule whose chance is drawn once for each subject, whom the case is about
   */
  draw(concerns: (rule: Rule) => boolean, subjectOf?: (rule: Rule) => string | undefined): Rule | undefined;
}

interface Armed<Rule> {
  readonly rule: Rule;
  readonly random: () => number;
  hits: number;
}

/** Whether a chance that is drawn once for each subject hits this one. */
export const hitsSubject = ({ seed, probability = 1 }: Chance, subject: string): boolean => fixedRandom(seed, subject) < probability;

const fires = ({ rule, random, hits }: Armed<Chance>, subject: string | undefined): boolean => {
  if (subject !== undefined) return hitsSubject(rule, subject);
  if (rule.count !== undefined) return hits < rule.count;
  return rule.probability === undefined || random() < rule.probability;
};

export const createSeededRules = <Rule extends Chance>(schema: z.ZodType<Rule>): SeededRules<Rule> => {
  let armed: Armed<Rule>[] = [];
  return {
    add: (rules) => {
      const result = z.array(schema).safeParse([rules].flat());
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
    draw: (concerns, subjectOf = () => undefined) => {
      const hit = armed.find((candidate) => concerns(candidate.rule) && fires(candidate, subjectOf(candidate.rule)));
      if (hit) hit.hits += 1;
      return hit?.rule;
    },
  };
};
