// The value rules, by the recorded cases, at their edges and on generated input.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validate } from '../../../domain/kernel/validation.ts';
import { UserId, userIdFor } from '../../../domain/user/ids.ts';
import { canonicalEmail, Email } from '../../../domain/user/values/email.ts';
import { ExternalId } from '../../../domain/user/values/external-id.ts';
import { PersonName, RESERVED_NAMES } from '../../../domain/user/values/name.ts';
import { Reason } from '../../../domain/user/values/reason.ts';
import { Until } from '../../../domain/user/values/until.ts';
import cases from '../../data/value-cases.json' with { type: 'json' };

const accepts = (schema: Parameters<typeof validate>[0], value: unknown): boolean => validate(schema, value).ok;

const longEmail = (lastLabel: number): string => `${'l'.repeat(64)}@${`${'d'.repeat(60)}.`.repeat(3)}${'x'.repeat(lastLabel)}`;

describe('email', () => {
  test.each(cases.email.valid)('accepts %j', (text) => expect(accepts(Email, text)).toBe(true));
  test.each(cases.email.invalid)('refuses %j', (text) => expect(accepts(Email, text)).toBe(false));

  test.each([
    ['a@b.c', false],
    ['a@bc.de', true],
    [`${'a'.repeat(64)}@example.com`, true],
    [`${'a'.repeat(65)}@example.com`, false],
    [`a@${'b'.repeat(63)}.com`, true],
    [`a@${'b'.repeat(64)}.com`, false],
    ['a@-b.com', false],
    ['a@b-.com', false],
    ['a@b-c.com', true],
    ['a@localhost', false],
    ['a@.com', false],
    ['a@b..com', false],
    ['a@b@c.com', false],
    ['@example.com', false],
    ["o'neil%x@example.com", true],
    [' a@bc.de', false],
    ['a@bc.de ', false],
  ])('edge %#', (text, expected) => expect(accepts(Email, text)).toBe(expected));

  test('is at most 254 characters long', () => {
    expect(longEmail(6)).toHaveLength(254);
    expect(accepts(Email, longEmail(6))).toBe(true);
    expect(accepts(Email, longEmail(7))).toBe(false);
  });

  test('keeps what was typed, and is the same address in any case', () => {
    const email = Email.parse('Ada@Example.COM');
    expect(email).toBe('Ada@Example.COM');
    expect(canonicalEmail(email)).toBe('ada@example.com');
    expect(canonicalEmail(Email.parse(canonicalEmail(email)))).toBe('ada@example.com');
  });
});

describe('name', () => {
  test.each(cases.name.valid)('accepts %j', (text) => expect(accepts(PersonName, text)).toBe(true));
  test.each(cases.name.invalid)('refuses %j', (text) => expect(accepts(PersonName, text)).toBe(false));
  test.each(['李小龍', 'Зоя', 'محمد علي', 'नरेन्द्र', 'Þóra Ægisdóttir', '𠮷野', 'Jean-Luc', 'Ana, 2nd', 'D’Arcy'])('accepts %s', (text) =>
    expect(accepts(PersonName, text)).toBe(true),
  );
  test.each([
    'J',
    'a'.repeat(101),
    '.Jo',
    'Jo-',
    '_Jo',
    'J..o',
    'J--o',
    'J__o',
    '12',
    'J\u0000o',
    'Jo\u200b',
    '\u00a0Jo',
    'Jo 😀',
    '\ud800a',
  ])('refuses %j', (text) => expect(accepts(PersonName, text)).toBe(false));
  test.each([...RESERVED_NAMES, 'A d m i n', 'No-Reply', 'ROOT'])('refuses the reserved %s', (text) =>
    expect(accepts(PersonName, text)).toBe(false),
  );
  test('lists as many reserved names as the rule does', () => expect(RESERVED_NAMES.size).toBe(28));

  test('is kept in NFC, and counted in code points', () => {
    expect(PersonName.parse('Jose\u0301')).toBe('Jos\u00e9');
    expect(accepts(PersonName, '𠮷'.repeat(100))).toBe(true);
    expect(accepts(PersonName, '𠮷'.repeat(101))).toBe(false);
  });
});

describe('the other values', () => {
  test('an id is user_ and 32 hex digits', () => {
    expect(accepts(UserId, `user_${'0a'.repeat(16)}`)).toBe(true);
    for (const text of [
      'user_',
      `user_${'0a'.repeat(15)}`,
      `user_${'0A'.repeat(16)}`,
      `usr_${'0a'.repeat(16)}`,
      `user_${'0a'.repeat(16)}\n`,
    ]) {
      expect(accepts(UserId, text)).toBe(false);
    }
    expect(userIdFor('f'.repeat(32))).toBe(`user_${'f'.repeat(32)}`);
    expect(() => userIdFor('f'.repeat(31))).toThrow(RangeError);
  });

  test.each([
    ['', false],
    ['x', true],
    ['hr 4711/ä', true],
    ['a\nb', false],
    ['a\u2028b', false],
    ['a\u0007', false],
    ['\ud800', false],
    ['x'.repeat(255), true],
    ['😀'.repeat(255), true],
    ['x'.repeat(256), false],
  ])('external id, case %#', (text, expected) => expect(accepts(ExternalId, text)).toBe(expected));

  test.each([
    ['ab', false],
    ['abc', true],
    ['😀😀', false],
    ['😀'.repeat(500), true],
    ['x'.repeat(501), false],
    ['two\nlines', true],
    ['abc\udc00', false],
  ])('reason, case %#', (text, expected) => expect(accepts(Reason, text)).toBe(expected));

  test('a time is kept as UTC with milliseconds, whatever zone it came in', () => {
    expect(Until.parse('2026-06-01T02:00:00+02:00')).toBe('2026-06-01T00:00:00.000Z');
    expect(Until.parse('2026-06-01T00:00:00.1234567Z')).toBe('2026-06-01T00:00:00.123Z');
    for (const text of ['2026-06-01', '2026-06-01T00:00:00', 'tomorrow', '2026-02-30T00:00:00Z', '', '2026-06-01T25:00:00Z']) {
      expect(accepts(Until, text)).toBe(false);
    }
  });
});

test('no message about a value repeats it', () => {
  const text = fc.string({ minLength: 6, maxLength: 300, unit: 'grapheme' }).filter((value) => !/^[\w .,;:]*$/u.test(value));
  fc.assert(
    fc.property(text, (value) => {
      for (const schema of [Email, PersonName, ExternalId, Reason, UserId, Until]) {
        const result = validate(schema, value);
        expect(JSON.stringify(result.ok || result.error.map(({ message }) => message))).not.toContain(value);
      }
    }),
  );
});
