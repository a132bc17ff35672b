// Event patterns: what EventBridge rules and the filters of event source mappings match by. Fields combine by AND, the list of a field by OR.
import { compileOperator, isObject, PatternError } from './operators.ts';

export type Matcher = (event: unknown) => boolean;

const child = (event: unknown, key: string): unknown => (isObject(event) ? event[key] : undefined);

/** Matches if any element of an array does: patterns see through arrays at every level. */
const throughArrays =
  (matcher: Matcher): Matcher =>
  (event) =>
    Array.isArray(event) && event.length > 0 ? event.some(throughArrays(matcher)) : matcher(event);

const present = (value: unknown): boolean => value !== undefined && !isObject(value) && !(Array.isArray(value) && value.length === 0);

const compileElement = (element: unknown): Matcher => {
  if (isObject(element) && 'exists' in element) {
    if (typeof element.exists !== 'boolean') throw new PatternError('exists needs true or false');
    return (value) => present(value) === element.exists;
  }
  const test = compileOperator(element);
  return throughArrays((value) => present(value) && test(value));
};

const compileField = (key: string, pattern: unknown): Matcher => {
  if (key === '$or') {
    if (!Array.isArray(pattern) || pattern.length < 2) throw new PatternError('$or needs at least two patterns');
    const alternatives = pattern.map(compilePattern);
    return (event) => alternatives.some((matches) => matches(event));
  }
  if (isObject(pattern)) {
    const matches = compilePattern(pattern);
    return (event) => matches(child(event, key));
  }
  if (!Array.isArray(pattern) || pattern.length === 0) throw new PatternError(`"${key}" must be an object or a non-empty array`);
  const elements = pattern.map(compileElement);
  return (event) => elements.some((matches) => matches(child(event, key)));
};

/**
 * Checks a pattern once and answers its matcher.
 * @throws PatternError for what the services refuse: an unknown operator, a bare value, an empty list.
 */
export const compilePattern = (pattern: unknown): Matcher => {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) throw new PatternError('a pattern is a non-empty object');
  const fields = Object.entries(pattern).map(([key, value]) => compileField(key, value));
  return throughArrays((event) => fields.every((matches) => matches(event)));
};
