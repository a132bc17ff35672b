// The comparisons of a Choice state, and whether a rule holds. Source: Choice state in the Amazon States Language.
import { find, type Scope, select } from './json-path.ts';

export interface ChoiceRule {
  readonly And?: readonly ChoiceRule[] | undefined;
  readonly Or?: readonly ChoiceRule[] | undefined;
  readonly Not?: ChoiceRule | undefined;
  readonly Variable?: string | undefined;
  readonly Next?: string | undefined;
  /** A comparison, e.g. `StringEquals`, with what it compares to */
  readonly [operator: string]: unknown;
}

type Compare = (value: unknown, expected: unknown) => boolean;

const both = (type: 'string' | 'number', holds: (difference: number) => boolean): Compare => {
  return (value, expected) => {
    if (typeof value !== type || typeof expected !== type) return false;
    return holds((value as string) < (expected as string) ? -1 : Number((value as string) > (expected as string)));
  };
};

const instant = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN);
const timed = (holds: (difference: number) => boolean): Compare => {
  return (value, expected) => holds(instant(value) - instant(expected));
};

const ORDERS: Readonly<Record<string, (difference: number) => boolean>> = {
  Equals: (difference) => difference === 0,
  LessThan: (difference) => difference < 0,
  LessThanEquals: (difference) => difference <= 0,
  GreaterThan: (difference) => difference > 0,
  GreaterThanEquals: (difference) => difference >= 0,
};

const ordered: Record<string, Compare> = {};
for (const [name, holds] of Object.entries(ORDERS)) {
  ordered[`String${name}`] = both('string', holds);
  ordered[`Numeric${name}`] = both('number', holds);
  ordered[`Timestamp${name}`] = timed(holds);
}

const ofType =
  (test: (value: unknown) => boolean): Compare =>
  (value, expected) =>
    test(value) === expected;

/** `*` is any run of characters, `\*` the character. */
const wildcard = (pattern: string): RegExp => {
  const source = pattern.replace(/\\\*|[\s\S]/g, (part) => (part === '*' ? '.*' : part.replace(/^[.+?^${}()|[\]\\]$/, '\\$&')));
  return new RegExp(`^${source}$`, 's');
};

const COMPARISONS: Readonly<Record<string, Compare>> = {
  ...ordered,
  BooleanEquals: (value, expected) => typeof value === 'boolean' && value === expected,
  StringMatches: (value, expected) => typeof value === 'string' && wildcard(String(expected)).test(value),
  IsNull: ofType((value) => value === null),
  IsString: ofType((value) => typeof value === 'string'),
  IsNumeric: ofType((value) => typeof value === 'number'),
  IsBoolean: ofType((value) => typeof value === 'boolean'),
  IsTimestamp: ofType((value) => !Number.isNaN(instant(value))),
};

const PATHS = Object.keys(ordered)
  .concat('BooleanEquals')
  .map((name) => `${name}Path`);

export const COMPARISON_NAMES: readonly string[] = [...Object.keys(COMPARISONS), ...PATHS, 'IsPresent'];

/** @throws StateError States.Runtime where a variable is missing and the rule does not ask whether it is present */
export const ruleHolds = (rule: ChoiceRule, scope: Scope): boolean => {
  if (rule.And) return rule.And.every((part) => ruleHolds(part, scope));
  if (rule.Or) return rule.Or.some((part) => ruleHolds(part, scope));
  if (rule.Not) return !ruleHolds(rule.Not, scope);
  const variable = rule.Variable ?? '$';
  if (rule['IsPresent'] !== undefined) return find(variable, scope).length > 0 === rule['IsPresent'];
  const operator = COMPARISON_NAMES.find((name) => Object.hasOwn(rule, name)) ?? '';
  const value = select(variable, scope);
  const given = rule[operator];
  if (!operator.endsWith('Path')) return COMPARISONS[operator]?.(value, given) ?? false;
  return COMPARISONS[operator.slice(0, -'Path'.length)]?.(value, select(String(given), scope)) ?? false;
};
