// Metric math and rules of composite alarms: what is understood, how missing data spreads, and what is refused.
import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../../infra/local/cloudwatch/expression.ts';
import { parseRule, type State } from '../../../infra/local/cloudwatch/rule.ts';

const VALUES: Readonly<Record<string, number>> = { a: 6, b: 3, zero: 0 };
const valueOf = (id: string): number | undefined => VALUES[id];

describe('metric math', () => {
  test.each([
    ['a + b * 2', 12],
    ['(a + b) * 2', 18],
    ['a - b - 1', 2],
    ['100 * a / b / 2', 100],
    ['a / zero', undefined],
    ['a + none', undefined],
    ['FILL(none, 0) + a', 6],
    ['FILL(a, 0)', 6],
    ['IF(a >= 6, 1, 2)', 1],
    ['IF(a > 6, 1, 2)', 2],
    ['IF(none >= 6, 1, 2)', undefined],
    ['IF(a == b, none, a != b)', 1],
    ['IF(a < b, 1)', undefined],
    ['MAX([a, b, none])', 6],
    ['MIN([a, b])', 3],
    ['SUM([a, FILL(none, 4)])', 10],
    ['MAX([none])', undefined],
    ['IF(a >= 20, 100 * FILL(none, 0) / a, 0)', 0],
  ])('%s is %s', (text, value) => {
    expect(parseExpression(text).evaluate(valueOf)).toBe(value);
  });

  test('tells what it is made of', () => {
    expect([...parseExpression('IF(a >= 20, 100 * FILL(b, 0) / a, 0)').ids]).toEqual(['a', 'b']);
  });

  test.each(['a +', 'a b', '(a', 'RATE(a)', 'FILL(a, REPEAT)  %', 'MAX(a)', 'FILL(a)', '', 'a & b'])('%s is refused', (text) => {
    expect(() => parseExpression(text)).toThrow('metric math');
  });
});

const check = (alarm: string): void => {
  throw new Error(`no ${alarm}`);
};

describe('the rule of a composite', () => {
  const STATES: Readonly<Record<string, State>> = { on: 'ALARM', off: 'OK', dark: 'INSUFFICIENT_DATA' };
  const holds = (text: string): boolean => parseRule(text, () => undefined)((alarm) => STATES[alarm] ?? 'OK');

  test.each([
    ['ALARM("on")', true],
    ['ALARM(off)', false],
    ['OK("off") AND INSUFFICIENT_DATA("dark")', true],
    ['(ALARM("on") AND ALARM("off"))', false],
    ['ALARM("on") OR ALARM("on") AND ALARM("off")', true],
    ['(ALARM("on") OR ALARM("on")) AND ALARM("off")', false],
    ['NOT ALARM("on")', false],
    ['NOT (ALARM("off") OR FALSE) AND TRUE', true],
  ])('%s is %s', (text, value) => {
    expect(holds(text)).toBe(value);
  });

  test.each(['ALARM("on"', 'ALARM("on") ALARM("off")', 'AND ALARM("on")', 'SOMETHING("on")', '(ALARM("on")', ''])(
    '%s is refused',
    (text) => {
      expect(() => holds(text)).toThrow('alarm rule');
    },
  );

  test('an alarm that there is not is asked about', () => {
    expect(() => parseRule('ALARM("gone")', check)).toThrow('no gone');
  });
});
