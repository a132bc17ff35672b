// Parses calls of intrinsic functions, e.g. `States.Format('{}#{}', $.id, States.UUID())`.
import { StateError } from './state-error.ts';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

const SPACE = /\s*/y;
const NAME = /States\.[A-Za-z0-9]+(?=\s*\()/y;
const STRING = /'((?:[^'\\]|\\.)*)'/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const PATH = /\$(?:[^\s,()[\]]|\[[^\]]*\])*/y;

/** @throws StateError States.IntrinsicFailure naming where the text stops making sense */
export const parseExpression = (source: string): Expression => {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match;
  };
  const fail = (): never => {
    throw new StateError('States.IntrinsicFailure', `${source} makes no sense from character ${at + 1} on`);
  };
  const expect = (character: string): void => {
    take(SPACE);
    if (source[at] !== character) fail();
    at += 1;
  };
  const argumentsOf = (): Expression[] => {
    const args: Expression[] = [];
    expect('(');
    take(SPACE);
    while (source[at] !== ')') {
      if (args.length > 0) expect(',');
      args.push(expression());
      take(SPACE);
    }
    at += 1;
    return args;
  };
  const expression = (): Expression => {
    take(SPACE);
    const name = take(NAME)?.[0];
    if (name !== undefined) return { kind: 'call', name, args: argumentsOf() };
    const text = take(STRING)?.[1];
    // A brace keeps its backslash: States.Format reads it.
    if (text !== undefined) return { kind: 'literal', value: text.replace(/\\([^{}])/g, '$1') };
    const number = take(NUMBER)?.[0];
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const word = take(WORD)?.[0];
    if (word !== undefined) return { kind: 'literal', value: JSON.parse(word) as boolean | null };
    return { kind: 'path', path: take(PATH)?.[0] ?? fail() };
  };
  const whole = expression();
  take(SPACE);
  return at === source.length ? whole : fail();
};
