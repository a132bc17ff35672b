// The comparison operators of event patterns. Source: "Comparison operators for use in event patterns", Amazon EventBridge user guide.
import { BlockList, isIP } from 'node:net';

/** Says whether one value of an event (a leaf) satisfies the operator. */
export type Test = (value: unknown) => boolean;

export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (operand: unknown, operator: string): string => {
  if (typeof operand !== 'string') throw new PatternError(`${operator} needs a string`);
  return operand;
};

const onText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && test(value);

const equalsIgnoringCase = (operand: unknown): Test => {
  const wanted = text(operand, 'equals-ignore-case').toLowerCase();
  return onText((value) => value.toLowerCase() === wanted);
};

const atEdge =
  (operator: 'prefix' | 'suffix') =>
  (operand: unknown): Test => {
    const at = (value: string, edge: string): boolean => (operator === 'prefix' ? value.startsWith(edge) : value.endsWith(edge));
    if (!isObject(operand)) {
      const edge = text(operand, operator);
      return onText((value) => at(value, edge));
    }
    const edge = text(operand['equals-ignore-case'], operator).toLowerCase();
    return onText((value) => at(value.toLowerCase(), edge));
  };

const wildcard = (operand: unknown): Test => {
  const source = text(operand, 'wildcard').replaceAll(/\\([\\*])|([.+?^${}()|[\]\\])|\*/g, (_, escaped?: string, special?: string) => {
    if (escaped !== undefined) return `\\${escaped}`;
    return special === undefined ? '.*' : `\\${special}`;
  });
  const expression = new RegExp(`^${source}$`, 's');
  return onText((value) => expression.test(value));
};

const COMPARISONS: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const numeric = (operand: unknown): Test => {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) throw new PatternError('numeric needs pairs');
  const checks = operand.flatMap((sign: unknown, index) => {
    if (index % 2 === 1) return [];
    const compare = COMPARISONS[String(sign)];
    const bound: unknown = operand[index + 1];
    if (compare === undefined || typeof bound !== 'number') throw new PatternError('numeric needs comparisons with numbers');
    return [(value: number) => compare(value, bound)];
  });
  return (value) => typeof value === 'number' && checks.every((check) => check(value));
};

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const cidr = (operand: unknown): Test => {
  const [network = '', bits = ''] = text(operand, 'cidr').split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(bits), family(network));
  return onText((value) => isIP(value) !== 0 && block.check(value, family(value)));
};

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const anythingBut = (operand: unknown): Test => {
  if (!isObject(operand)) {
    const refused = new Set(listed(operand));
    return (value) => !refused.has(value);
  }
  const refused = Object.entries(operand).flatMap(([operator, values]) => {
    if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator)) {
      throw new PatternError(`anything-but does not take ${operator}`);
    }
    return listed(values).map((value) => compileOperator({ [operator]: value }));
  });
  return (value) => !refused.some((test) => test(value));
};

const OPERATORS: Record<string, (operand: unknown) => Test> = {
  prefix: atEdge('prefix'),
  suffix: atEdge('suffix'),
  'equals-ignore-case': equalsIgnoringCase,
  wildcard,
  numeric,
  cidr,
  'anything-but': anythingBut,
};

/** Compiles one element of a leaf's list (a literal or `{operator: operand}`); `exists` is not about a value, so it is not here. */
export const compileOperator = (element: unknown): Test => {
  if (!isObject(element)) return (value) => value === element;
  const [entry, ...more] = Object.entries(element);
  const operator = entry === undefined ? undefined : OPERATORS[entry[0]];
  if (entry === undefined || operator === undefined || more.length > 0) {
    throw new PatternError(`not an operator: ${Object.keys(element).join(', ')}`);
  }
  return operator(entry[1]);
};
