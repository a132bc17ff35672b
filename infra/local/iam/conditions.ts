// The condition operators and keys of IAM policies that can be judged here; any other is an error.
import { matchesWildcard } from './wildcard.ts';

/** What a call brings along: context key -> its values. A key the call does not have is absent. */
export type Context = Readonly<Record<string, readonly string[]>>;

export class PolicyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PolicyError';
  }
}

interface Operator {
  readonly matches: (value: string, expected: string) => boolean;
  /** A negated operator must differ from every expected value, and is true for an absent key. */
  readonly negated?: true;
}

const same = (value: string, expected: string): boolean => value === expected;
const like = (value: string, expected: string): boolean => matchesWildcard(expected, value);

const arnParts = (arn: string): string[] => [...arn.split(':').slice(0, 5), arn.split(':').slice(5).join(':')];

/** Each of an ARN's six parts is matched alone, so that `*` does not reach over a colon. */
const arnLike = (value: string, expected: string): boolean => {
  const actual = arnParts(value);
  return arnParts(expected).every((part, index) => matchesWildcard(part, actual[index] ?? ''));
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: { matches: same },
  StringNotEquals: { matches: same, negated: true },
  StringEqualsIgnoreCase: { matches: (value, expected) => value.toLowerCase() === expected.toLowerCase() },
  StringLike: { matches: like },
  StringNotLike: { matches: like, negated: true },
  ArnEquals: { matches: arnLike },
  ArnLike: { matches: arnLike },
  ArnNotEquals: { matches: arnLike, negated: true },
  ArnNotLike: { matches: arnLike, negated: true },
  Bool: { matches: (value, expected) => value.toLowerCase() === expected.toLowerCase() },
};

/** The keys that calls are given a value for where they have one. A policy that asks for another key cannot be judged. */
const KNOWN_KEYS = [
  /^dynamodb:(LeadingKeys|Select|ReturnValues|Attributes|EnclosingOperation)$/i,
  /^kms:EncryptionContextKeys$/i,
  /^kms:EncryptionContext:.+$/i,
  /^events:(source|detail-type)$/i,
  /^iam:PassedToService$/i,
  /^aws:Source(Account|Arn)$/i,
];

const SET_PREFIX = /^(ForAllValues|ForAnyValue):/;

const parse = (name: string): { set: string | undefined; operator: Operator | 'Null'; ifExists: boolean } => {
  const set = SET_PREFIX.exec(name)?.[1];
  const bare = name.replace(SET_PREFIX, '');
  if (bare === 'Null' && set === undefined) return { set, operator: 'Null', ifExists: false };
  const ifExists = bare.endsWith('IfExists');
  const operator = OPERATORS[ifExists ? bare.slice(0, -'IfExists'.length) : bare];
  if (!operator) throw new PolicyError(`the condition operator ${name} is not known`);
  return { set, operator, ifExists };
};

/** @throws PolicyError for an operator or a key that is not known */
export const checkCondition = (operator: string, key: string): void => {
  parse(operator);
  if (!KNOWN_KEYS.some((known) => known.test(key))) throw new PolicyError(`the condition key ${key} is not known`);
};

const lookUp = (context: Context, key: string): readonly string[] | undefined =>
  Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];

/** One `operator: {key: expected}`. */
export const conditionHolds = (name: string, key: string, expected: readonly string[], context: Context): boolean => {
  checkCondition(name, key);
  const { set, operator, ifExists } = parse(name);
  const values = lookUp(context, key);
  const absent = values === undefined || values.length === 0;
  if (operator === 'Null') return expected.some((wanted) => (wanted === 'true') === absent);
  if (absent) return set === 'ForAllValues' || ifExists || (operator.negated === true && set === undefined);
  const holds = (value: string): boolean => expected.some((wanted) => operator.matches(value, wanted)) !== (operator.negated ?? false);
  // Without a set prefix AWS leaves several values undefined; every value must hold, which never grants more than was meant.
  return set === 'ForAnyValue' ? values.some(holds) : values.every(holds);
};
