// What a caller is told about wrong input: where, which rule, and never the value.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Violation } from '../../../domain/kernel/refusal.ts';
import { rule } from '../../../domain/kernel/specification.ts';
import { branded, invalid, jsonPointer, MAX_VIOLATIONS, problemCode, type Source, validate } from '../../../domain/kernel/validation.ts';
import { length, pattern } from '../../../domain/kernel/validators.ts';

const Code = branded(length(3, 5).and(pattern('be lower case', /^[a-z]*$/u)), { examples: ['abc'] });
const Body = z.strictObject({
  code: Code,
  kind: z.enum(['a', 'b']),
  count: z.int().min(1).max(9).optional(),
  rows: z.array(z.strictObject({ code: Code })).optional(),
});

const violations = (input: unknown, source?: Source): readonly Violation[] => {
  const result = validate(Body, input, source);
  return result.ok ? [] : result.error;
};

const resolve = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);

describe('a pointer', () => {
  test('escapes ~ and / (RFC 6901)', () => expect(jsonPointer(['a/b', 'c~d', 0, ''])).toBe('/a~1b/c~0d/0/'));

  test('finds what it points at', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (path) => {
        const nested = path.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), 'here');
        expect(resolve(nested, jsonPointer(path))).toBe('here');
      }),
    );
  });

  test('leads into lists and to unknown fields at any depth', () => {
    const found = violations({ code: 'abc', kind: 'a', rows: [{ code: 'abc' }, { code: 'abc', 'x/y': 1 }, {}] });
    expect(found.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/rows/1/x~1y', 'VALIDATION_ERROR'],
      ['/rows/2/code', 'REQUIRED_FIELD'],
    ]);
  });

  test('to a parameter is its bare name', () => {
    expect(violations({ code: 'abc', kind: 'z', zork: '1' }, 'parameter').map(({ pointer }) => pointer)).toEqual(['kind', 'zork']);
  });
});

describe('violations', () => {
  test('are all reported at once, each in words that name the field', () => {
    expect(violations({ code: 'ABCDEF', kind: 'c', count: 0, zork: true })).toEqual([
      { pointer: '/code', code: 'VALIDATION_ERROR', message: 'code must be 3 to 5 characters long' },
      { pointer: '/code', code: 'VALIDATION_ERROR', message: 'code must be lower case' },
      { pointer: '/kind', code: 'VALIDATION_ERROR', message: 'kind must be one of a, b' },
      { pointer: '/count', code: 'VALIDATION_ERROR', message: 'count must be at least 1' },
      { pointer: '/zork', code: 'VALIDATION_ERROR', message: 'zork is not a known field' },
    ]);
  });

  test('say what is missing, and null is not missing', () => {
    expect(violations({ code: null }).map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/code', 'VALIDATION_ERROR'],
      ['/kind', 'REQUIRED_FIELD'],
    ]);
    expect(violations(undefined)).toEqual([{ pointer: '', code: 'REQUIRED_FIELD', message: 'the body is required' }]);
  });

  test('catch field names that objects have by birth', () => {
    const hostile: unknown = JSON.parse('{"code":"abc","kind":"a","__proto__":{"x":1},"constructor":1,"toString":2}');
    expect(violations(hostile).map(({ pointer }) => pointer)).toEqual(['/__proto__', '/constructor', '/toString']);
  });

  test('never contain the value', () => {
    const secret = fc.stringMatching(/^[A-Z]{6,12}#[0-9]{4}$/u);
    const wrong = fc.oneof(
      secret,
      secret.map((text) => [text]),
      secret.map((text) => ({ nested: text })),
    );
    fc.assert(
      fc.property(wrong, (value) => {
        const found = violations({ code: value, kind: value, count: value, rows: value });
        const text = typeof value === 'string' ? value : Object.values(value)[0];
        expect(found.length).toBeGreaterThanOrEqual(4);
        expect(JSON.stringify(found)).not.toContain(text);
      }),
    );
  });
});

test('alternatives are all said, with what each of them misses', () => {
  const schema = z.strictObject({ point: z.union([z.int().min(1), z.iso.datetime()]) });
  const found = validate(schema, { point: true });
  const message = 'point must be of type number, or must be of type string';
  expect(found).toEqual({ ok: false, error: [{ pointer: '/point', code: 'VALIDATION_ERROR', message }] });
});

test('a body of nothing but unknown fields is answered with a bounded list', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`unknown${index}`, 0]));
  expect(violations({ code: 'abc', kind: 'a', ...many })).toHaveLength(MAX_VIOLATIONS);
});

test('the problem is REQUIRED_FIELD only when nothing but missing fields is wrong', () => {
  expect(problemCode(violations({}))).toBe('REQUIRED_FIELD');
  expect(problemCode(violations({ zork: 1 }))).toBe('VALIDATION_ERROR');
  expect(problemCode([])).toBe('VALIDATION_ERROR');
  expect(invalid(violations({})).errors).toHaveLength(2);
});

test('a schema made of a specification says its rule in the contract', () => {
  const json = z.toJSONSchema(
    branded(
      rule('be odd', () => true),
      { examples: ['1'], maxLength: 9 },
    ),
  );
  expect(json).toMatchObject({ type: 'string', description: 'Must be odd.', examples: ['1'], maxLength: 9 });
});
