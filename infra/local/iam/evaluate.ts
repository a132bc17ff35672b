// Decides one call against a role's statements, as IAM does: an explicit deny wins, and what nothing allows is denied.
import type { Statement } from '../model.ts';
import { type Context, conditionHolds } from './conditions.ts';
import { matchesAction, matchesWildcard } from './wildcard.ts';

/** One thing a call does: an action on a resource. `action` is e.g. `dynamodb:PutItem`, `resource` an ARN or `*`. */
export interface Requirement {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

export type Decision = 'allow' | 'implicit deny' | 'explicit deny';

const covers = (patterns: readonly string[], matches: (pattern: string, value: string) => boolean, value: string): boolean =>
  patterns.some((pattern) => matches(pattern, value));

const applies = (statement: Statement, { action, resource, context }: Requirement): boolean => {
  const { actions, notActions, resources, notResources, conditions } = statement;
  if (notActions ? covers(notActions, matchesAction, action) : !covers(actions, matchesAction, action)) return false;
  if (notResources ? covers(notResources, matchesWildcard, resource) : !covers(resources, matchesWildcard, resource)) return false;
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => conditionHolds(operator, key, expected, context)),
  );
};

/** @throws PolicyError for a condition operator or key that is not known */
export const evaluate = (statements: readonly Statement[], requirement: Requirement): Decision => {
  const matching = statements.filter((statement) => applies(statement, requirement));
  if (matching.some(({ effect }) => effect === 'Deny')) return 'explicit deny';
  return matching.length > 0 ? 'allow' : 'implicit deny';
};
