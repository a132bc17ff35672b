// The intrinsic functions of the Amazon States Language.
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Expression, parseExpression } from './expression.ts';
import { type Scope, select } from './json-path.ts';
import { StateError } from './state-error.ts';

const fail = (cause: string): never => {
  throw new StateError('States.IntrinsicFailure', cause);
};
const text = (value: unknown): string => (typeof value === 'string' ? value : fail(`a string was expected, not ${JSON.stringify(value)}`));
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : fail(`an array was expected, not ${JSON.stringify(value)}`));
const whole = (value: unknown): number =>
  Number.isSafeInteger(value) ? (value as number) : fail(`an integer was expected, not ${JSON.stringify(value)}`);
const object = (value: unknown): object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : fail('an object was expected');
const parsed = (value: unknown): unknown => {
  try {
    return JSON.parse(text(value));
  } catch {
    return fail('the string holds no JSON');
  }
};

const format = (template: unknown, ...values: unknown[]): string => {
  let next = 0;
  const filled = text(template).replace(/\\([{}\\])|\{\}/g, (_, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (next >= values.length) return fail('States.Format has more places than values');
    const value = values[next++];
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  return next === values.length ? filled : fail('States.Format has more values than places');
};

const range = (first: number, last: number, step: number): number[] => {
  const count = Math.floor((last - first) / step) + 1;
  if (step === 0 || count > 1000) return fail('States.ArrayRange makes 1,000 elements at most');
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
};

const partition = (values: unknown[], size: number): unknown[][] => {
  if (size < 1) return fail('States.ArrayPartition needs a size of at least 1');
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
};

const FUNCTIONS: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  'States.Array': (...values) => values,
  'States.ArrayContains': (values, wanted) => list(values).some((value) => isDeepStrictEqual(value, wanted)),
  'States.ArrayGetItem': (values, index) => list(values)[whole(index)] ?? fail('States.ArrayGetItem is out of bounds'),
  'States.ArrayLength': (values) => list(values).length,
  'States.ArrayPartition': (values, size) => partition(list(values), whole(size)),
  'States.ArrayRange': (first, last, step) => range(whole(first), whole(last), whole(step)),
  'States.ArrayUnique': (values) =>
    list(values).filter((value, at, all) => all.findIndex((other) => isDeepStrictEqual(other, value)) === at),
  'States.Base64Decode': (value) => Buffer.from(text(value), 'base64').toString(),
  'States.Base64Encode': (value) => Buffer.from(text(value)).toString('base64'),
  'States.Format': format,
  'States.Hash': (value, algorithm) =>
    createHash(text(algorithm).toLowerCase().replace('-', ''))
      .update(typeof value === 'string' ? value : JSON.stringify(value))
      .digest('hex'),
  'States.JsonMerge': (one, other, deep) =>
    deep === false ? { ...object(one), ...object(other) } : fail('States.JsonMerge knows only the shallow mode'),
  'States.JsonToString': (value) => JSON.stringify(value),
  'States.MathAdd': (one, other) => whole(one) + whole(other),
  'States.MathRandom': (low, high) => randomInt(whole(low), whole(high)),
  'States.StringSplit': (value, delimiters) => {
    const set = new Set(text(delimiters));
    const parts = [''];
    for (const character of text(value)) {
      if (set.has(character)) parts.push('');
      else parts.push(`${parts.pop()}${character}`);
    }
    return parts.filter((part) => part !== '');
  },
  'States.StringToJson': parsed,
  'States.UUID': () => randomUUID(),
};

const evaluate = (expression: Expression, scope: Scope): unknown => {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'path') return select(expression.path, scope);
  return FUNCTIONS[expression.name]?.(...expression.args.map((argument) => evaluate(argument, scope)));
};

const unknownIn = (expression: Expression): string | undefined => {
  if (expression.kind !== 'call') return undefined;
  if (!Object.hasOwn(FUNCTIONS, expression.name)) return expression.name;
  return expression.args.map(unknownIn).find((name) => name !== undefined);
};

/** @throws StateError States.IntrinsicFailure for a text that cannot be parsed or calls an unknown function */
export const checkIntrinsic = (source: string): void => {
  const name = unknownIn(parseExpression(source));
  if (name !== undefined) fail(`the intrinsic function ${name} is not known`);
};

/** @throws StateError States.IntrinsicFailure */
export const callIntrinsic = (source: string, scope: Scope): unknown => evaluate(parseExpression(source), scope);
