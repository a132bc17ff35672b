// Event patterns, operator by operator, as the user guide of EventBridge defines them.
import { describe, expect, test } from 'vitest';
import { PatternError } from '../../../infra/local/eventbridge/operators.ts';
import { compilePattern } from '../../../infra/local/eventbridge/pattern.ts';

type Case = readonly [name: string, pattern: object, matching: readonly unknown[], other: readonly unknown[]];

const v = (...values: unknown[]): unknown[] => values.map((value) => ({ v: value }));

const CASES: readonly Case[] = [
  ['exact string', { v: ['a', 'b'] }, v('a', 'b'), v('c', 'A', 1, null, {}, [])],
  ['exact number, boolean and null', { v: [1, true, null] }, v(1, 1.0, true, null), [...v('1', 'true', 0, false), {}]],
  ['fields combine by and', { v: ['a'], w: ['b'] }, [{ v: 'a', w: 'b' }], [{ v: 'a' }, { v: 'a', w: 'c' }]],
  ['prefix', { v: [{ prefix: 'ab' }] }, v('ab', 'abc'), v('a', 'xab', 'ABc', 12)],
  ['prefix ignoring case', { v: [{ prefix: { 'equals-ignore-case': 'aB' } }] }, v('ABc', 'abx'), v('b')],
  ['suffix', { v: [{ suffix: '.png' }] }, v('a.png'), v('a.png2', '.PNG')],
  ['suffix ignoring case', { v: [{ suffix: { 'equals-ignore-case': '.png' } }] }, v('a.PNG'), v('png')],
  ['equals ignoring case', { v: [{ 'equals-ignore-case': 'ada' }] }, v('Ada', 'ADA'), v('adam', 1)],
  ['anything but one', { v: [{ 'anything-but': 'a' }] }, v('b', 1, null), [...v('a'), {}]],
  ['anything but a list', { v: [{ 'anything-but': ['a', 2] }] }, v('b', 1), v('a', 2)],
  ['anything but a prefix', { v: [{ 'anything-but': { prefix: 'a' } }] }, v('b'), v('ab')],
  ['anything but prefixes', { v: [{ 'anything-but': { prefix: ['a', 'b'] } }] }, v('c'), v('ab', 'ba')],
  ['anything but a suffix', { v: [{ 'anything-but': { suffix: 'z' } }] }, v('az2'), v('az')],
  ['anything but ignoring case', { v: [{ 'anything-but': { 'equals-ignore-case': ['A', 'b'] } }] }, v('c'), v('a', 'B')],
  ['anything but a wildcard', { v: [{ 'anything-but': { wildcard: '*/lib/*' } }] }, v('/usr/bin'), v('/usr/lib/x')],
  ['numeric range', { v: [{ numeric: ['>', 0, '<=', 5] }] }, v(0.1, 5), v(0, 5.1, '3')],
  ['numeric equality', { v: [{ numeric: ['=', 3.018e2] }] }, v(301.8), v(301)],
  ['numeric not less', { v: [{ numeric: ['>=', 2, '<', 3] }] }, v(2, 2.9), v(1.9, 3)],
  ['exists', { v: [{ exists: true }] }, v('a', 0, false, null, ['x']), [{}, ...v({ deep: 1 }, [])]],
  ['does not exist', { v: [{ exists: false }] }, [{}, { w: 1 }, ...v({ deep: 1 })], v('a', null)],
  ['does not exist below a missing parent', { a: { v: [{ exists: false }] } }, [{}, { a: {} }], [{ a: { v: 1 } }]],
  ['exists or a value', { v: ['a', { exists: false }] }, [{}, ...v('a')], v('b')],
  ['wildcard', { v: [{ wildcard: 'a*c.d' }] }, v('ac.d', 'abbc.d', 'a\nc.d'), v('acxd', 'ac.de')],
  ['escaped wildcard', { v: [{ wildcard: String.raw`a\*b\\*` }] }, v(String.raw`a*b\x`), v(String.raw`axb\x`)],
  ['cidr', { v: [{ cidr: '10.0.0.0/24' }] }, v('10.0.0.255'), v('10.0.1.0', 'x', '::1')],
  ['cidr of IPv6', { v: [{ cidr: '2001:db8::/32' }] }, v('2001:db8::1'), v('2001:db9::1')],
  ['nested', { a: { b: { c: ['x'] } } }, [{ a: { b: { c: 'x' } } }], [{ a: { b: 'x' } }, { a: {} }, { 'a.b.c': 'x' }]],
  ['a value in an array', { v: ['a'] }, v(['b', 'a'], [['a']]), v(['b'], [])],
  ['objects in an array match as one', { l: { a: [1], b: [2] } }, [{ l: [{ a: 0 }, { a: 1, b: 2 }] }], [{ l: [{ a: 1 }, { b: 2 }] }]],
  [
    '$or beside a field',
    { v: ['a'], $or: [{ x: [1] }, { y: [{ numeric: ['>', 5] }] }] },
    [
      { v: 'a', x: 1 },
      { v: 'a', y: 6 },
    ],
    [{ v: 'a' }, { v: 'b', x: 1 }],
  ],
  ['$or of operators', { $or: [{ v: ['a'] }, { v: [{ prefix: 'b' }] }] }, v('a', 'bc'), v('c')],
  [
    'a stream record',
    { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: [{ 'anything-but': 'claim' }] } } } },
    [{ eventName: 'INSERT', dynamodb: { NewImage: { type: { S: 'commit' } } } }],
    [
      { eventName: 'INSERT', dynamodb: { NewImage: { type: { S: 'claim' } } } },
      { eventName: 'INSERT', dynamodb: {} },
    ],
  ],
];

describe.each(CASES)('%s', (_, pattern, matching, other) => {
  const matches = compilePattern(pattern);
  test.each(matching.map((event) => [JSON.stringify(event), event]))('matches %s', (_text, event) => expect(matches(event)).toBe(true));
  test.each(other.map((event) => [JSON.stringify(event), event]))('does not match %s', (_text, event) =>
    expect(matches(event)).toBe(false),
  );
});

test.each([
  {},
  { v: 'bare' },
  { v: [] },
  { v: [{ like: 'a' }] },
  { v: [{ prefix: 1 }] },
  { v: [{ numeric: ['>'] }] },
  { v: [{ numeric: ['~', 1] }] },
  { v: [{ exists: 'yes' }] },
  { v: [{ prefix: 'a', suffix: 'b' }] },
  { v: [{ 'anything-but': { numeric: ['>', 1] } }] },
  { $or: [{ v: ['a'] }] },
])('refuses %j', (pattern) => {
  expect(() => compilePattern(pattern)).toThrow(PatternError);
});
