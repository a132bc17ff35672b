// Metric math, as far as our templates use it: arithmetic, comparison, IF, FILL, and MAX, MIN and SUM of a list.

/** undefined: no data */
type Value = number | undefined;
type Node = (value: (id: string) => Value) => Value;

export interface Expression {
  /** The ids of what it is made of */
  readonly ids: ReadonlySet<string>;
  readonly evaluate: Node;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(>=|<=|==|!=|[-+*/()<>,[\]]))/y;

const tokens = (text: string): string[] => {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`metric math: ${JSON.stringify(text.slice(at))} is not understood`);
    found.push(match[0].trim());
  }
  return found;
};

const flag = (yes: boolean): number => (yes ? 1 : 0);
const BINARY: readonly Readonly<Record<string, (left: number, right: number) => Value>>[] = [
  {
    '>': (left, right) => flag(left > right),
    '<': (left, right) => flag(left < right),
    '>=': (left, right) => flag(left >= right),
    '<=': (left, right) => flag(left <= right),
    '==': (left, right) => flag(left === right),
    '!=': (left, right) => flag(left !== right),
  },
  { '+': (left, right) => left + right, '-': (left, right) => left - right },
  { '*': (left, right) => left * right, '/': (left, right) => (right === 0 ? undefined : left / right) },
];

const ofList = (fold: (values: readonly number[]) => number): ((parts: readonly Value[]) => Value) => {
  return (parts) => {
    const values = parts.filter((part) => part !== undefined);
    return values.length === 0 ? undefined : fold(values);
  };
};
const LISTS: Readonly<Record<string, (parts: readonly Value[]) => Value>> = {
  MAX: ofList((values) => Math.max(...values)),
  MIN: ofList((values) => Math.min(...values)),
  SUM: ofList((values) => values.reduce((sum, value) => sum + value, 0)),
};

/** @throws Error naming what is not understood */
export const parseExpression = (text: string): Expression => {
  const rest = tokens(text);
  const ids = new Set<string>();
  const fail = (what: string): never => {
    throw new Error(`metric math: ${what} in ${JSON.stringify(text)}`);
  };
  const take = (expected: string): void => {
    const got = rest.shift();
    if (got !== expected) fail(`${expected} expected, not ${got ?? 'the end'}`);
  };
  const listUntil = (end: string): Node[] => {
    const parts = [level(0)];
    while (rest[0] === ',') {
      rest.shift();
      parts.push(level(0));
    }
    take(end);
    return parts;
  };
  const call = (name: string): Node => {
    take('(');
    const list = LISTS[name];
    if (list !== undefined) {
      take('[');
      const parts = listUntil(']');
      take(')');
      return (value) => list(parts.map((part) => part(value)));
    }
    const [first, second, third, ...more] = listUntil(')');
    if (first === undefined || second === undefined || more.length > 0) return fail(`${name} with ${more.length + 3} arguments`);
    if (name === 'FILL' && third === undefined) return (value) => first(value) ?? second(value);
    if (name !== 'IF') return fail(`the function ${name}`);
    return (value) => {
      const condition = first(value);
      if (condition === undefined) return undefined;
      return condition === 0 ? third?.(value) : second(value);
    };
  };
  const primary = (): Node => {
    const token = rest.shift() ?? fail('the end');
    if (/^\d/.test(token)) return () => Number(token);
    if (token === '(') {
      const inner = level(0);
      take(')');
      return inner;
    }
    if (!/^[A-Za-z_]/.test(token)) return fail(token);
    if (rest[0] === '(') return call(token);
    ids.add(token);
    return (value) => value(token);
  };
  const level = (depth: number): Node => {
    const operators = BINARY[depth];
    if (operators === undefined) return primary();
    let left = level(depth + 1);
    for (let apply = operators[rest[0] ?? '']; apply !== undefined; apply = operators[rest[0] ?? '']) {
      rest.shift();
      const [before, operate, right] = [left, apply, level(depth + 1)];
      left = (value) => {
        const [one, other] = [before(value), right(value)];
        return one === undefined || other === undefined ? undefined : operate(one, other);
      };
    }
    return left;
  };
  const evaluate = level(0);
  if (rest.length > 0) fail(`${rest[0]} after the end`);
  return { ids, evaluate };
};
