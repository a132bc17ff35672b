// ValidateUsers decides on each item alone, with the rules that CreateUser has.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validate } from '../../../domain/kernel/validation.ts';
import { CreateUserBody } from '../../../domain/user/decide/create-user.ts';
import { UserValidation, validateUsers } from '../../../domain/user/validate-users.ts';
import cases from '../../data/value-cases.json' with { type: 'json' };

const good = { email: 'Ada@Example.com', name: 'Ada Lovelace' };

test('every index is answered once, in order', () => {
  expect(validateUsers([good, { ...good, name: '?' }, good, {}])).toMatchObject({ valid: [0, 2], invalid: [{ index: 1 }, { index: 3 }] });
});

test('all that is wrong with an item is said, with pointers into the item', () => {
  const [first] = validateUsers([{ email: 'ada at example.com', admin: true }]).invalid;
  expect(first?.errors).toEqual([
    { pointer: '/email', code: 'VALIDATION_ERROR', message: 'email must contain no whitespace' },
    { pointer: '/email', code: 'VALIDATION_ERROR', message: 'email must contain one @' },
    expect.objectContaining({ pointer: '/email' }),
    expect.objectContaining({ pointer: '/email' }),
    { pointer: '/name', code: 'REQUIRED_FIELD', message: 'name is required' },
    { pointer: '/admin', code: 'VALIDATION_ERROR', message: 'admin is not a known field' },
  ]);
});

test.each([[null], [5], ['ada@example.com'], [[good]], [true]])('an item that is no object is answered about too: %j', (item) =>
  expect(validateUsers([item]).invalid).toEqual([
    { index: 0, errors: [{ pointer: '', code: 'VALIDATION_ERROR', message: 'the item must be of type object' }] },
  ]),
);

describe('on generated items', () => {
  const text = fc.oneof(fc.constantFrom(...cases.email.valid, ...cases.email.invalid, 'Ada Lovelace'), fc.string({ unit: 'grapheme' }));
  const item = fc.oneof(fc.record({ email: text, name: text }, { requiredKeys: [] }), fc.jsonValue());

  test('it agrees with CreateUser, and with what it says of its answer', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        const { valid, invalid } = validateUsers(items);
        const accepted = items.flatMap((body, index) => (validate(CreateUserBody, body).ok ? [index] : []));
        expect(valid).toEqual(accepted);
        expect([...valid, ...invalid.map(({ index }) => index)].sort((a, b) => a - b)).toEqual([...items.keys()]);
        expect(invalid.every(({ errors }) => errors.length > 0)).toBe(true);
        expect(UserValidation.safeParse({ valid, invalid }).success).toBe(true);
      }),
    );
  });

  test('no message holds a value', () => {
    const secret = fc.stringMatching(/^[A-Z]{6,12}#[0-9]{4}$/u);
    fc.assert(
      fc.property(secret, (value) => {
        const { invalid } = validateUsers([{ email: value, name: value }, value, { email: [value], name: { nested: value } }]);
        expect(invalid).toHaveLength(3);
        expect(JSON.stringify(invalid)).not.toContain(value);
      }),
    );
  });
});
