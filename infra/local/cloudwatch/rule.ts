// The rule of a composite alarm: ALARM, OK and INSUFFICIENT_DATA of other alarms, with AND, OR, NOT and brackets.

export type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type Rule = (stateOf: (alarm: string) => State) => boolean;

const TOKEN = /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*"?([^")]+)"?\s*\)|(AND|OR|NOT|TRUE|FALSE)\b|([()]))/y;

/** @param check throws for an alarm that there is not. @throws Error naming what is not understood */
export const parseRule = (text: string, check: (alarm: string) => void): Rule => {
  TOKEN.lastIndex = 0;
  const rest: RegExpExecArray[] = [];
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`alarm rule: ${JSON.stringify(text.slice(at))} is not understood`);
    rest.push(match);
  }
  const word = (): string | undefined => rest[0]?.[3] ?? rest[0]?.[4];
  const primary = (): Rule => {
    const [whole = 'the end', state, alarm, operator, bracket] = rest.shift() ?? [];
    if (state !== undefined && alarm !== undefined) {
      check(alarm);
      return (stateOf) => stateOf(alarm) === state;
    }
    if (operator === 'NOT') {
      const inner = primary();
      return (stateOf) => !inner(stateOf);
    }
    if (operator === 'TRUE' || operator === 'FALSE') return () => operator === 'TRUE';
    if (bracket !== '(') throw new Error(`alarm rule: ${whole} is not understood`);
    const inner = either();
    if (rest.shift()?.[4] !== ')') throw new Error(`alarm rule: a bracket is not closed in ${text}`);
    return inner;
  };
  const both = (): Rule => {
    const parts = [primary()];
    for (; word() === 'AND'; parts.push(primary())) rest.shift();
    return (stateOf) => parts.every((part) => part(stateOf));
  };
  const either = (): Rule => {
    const parts = [both()];
    for (; word() === 'OR'; parts.push(both())) rest.shift();
    return (stateOf) => parts.some((part) => part(stateOf));
  };
  const rule = either();
  if (rest.length > 0) throw new Error(`alarm rule: ${rest[0]?.[0]} stands after the end`);
  return rule;
};
