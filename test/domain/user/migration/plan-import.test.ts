// What rows of another directory become: every word of the tables, what is empty, and what nobody has explained.
import { describe, expect, it, test } from 'vitest';
import { createUser } from '../../../../domain/user/decide/create-user.ts';
import { knownFields, LEGACY_FIELDS } from '../../../../domain/user/migration/legacy-fields.ts';
import { LEGACY_ROLES, LEGACY_STATUSES } from '../../../../domain/user/migration/legacy-words.ts';
import { type LegacyRow, planImport } from '../../../../domain/user/migration/plan-import.ts';
import { planImports } from '../../../../domain/user/migration/plan-imports.ts';
import { initialUser } from '../../../../domain/user/state.ts';

const ada: LegacyRow = { email: 'Ada@Example.com', name: 'Ada Lovelace' };

const ok = (value: LegacyRow) => ({ ok: true, value }) as const;

const planned = (row: LegacyRow) => {
  const plan = planImport(row);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};
const refused = (row: LegacyRow) => {
  const plan = planImport(row);
  return plan.ok ? [] : plan.error.map(({ pointer, code, message }) => `${pointer} ${code}: ${message}`);
};
const words = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([value, own]) => own.map((word) => [word, value] as const));

describe('words', () => {
  test.each(words(LEGACY_STATUSES))('the status %s is %s, in any case and with spaces around', (word, status) => {
    for (const written of [word, word.toUpperCase(), ` ${word} `]) {
      expect(planned({ ...ada, status: written }).becomes.status).toBe(status);
    }
  });

  test.each(words(LEGACY_ROLES))('the role %s is %s, in any case and with spaces around', (word, role) => {
    for (const written of [word, word.toUpperCase(), `\t${word} `]) expect(planned({ ...ada, role: written }).becomes.role).toBe(role);
  });

  it('means one thing each', () => {
    for (const table of [LEGACY_STATUSES, LEGACY_ROLES, LEGACY_FIELDS]) {
      const all = Object.values(table).flat();
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test.each([undefined, null, '', '  ', 'NULL', 'null'])('nothing (%j) is an inactive guest', (nothing) => {
    expect(planned({ ...ada, status: nothing, role: nothing, externalId: nothing }).becomes).toEqual({
      email: 'Ada@Example.com',
      name: 'Ada Lovelace',
      status: 'inactive',
      role: 'guest',
      externalId: null,
    });
  });

  it('of the tables alone are known: all that is wrong is said, and no value', () => {
    const found = refused({ email: 'ada at home', name: 'Ada Lovelace', status: 'zombie', role: 'owner' });
    expect(found.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['/email', '/status', '/role']));
    expect(found.join()).not.toMatch(/home|zombie|owner/);
    expect(found).toContain(
      '/role VALIDATION_ERROR: role must be one of admin, administrator, user, member, standard, guest, visitor, or empty',
    );
  });

  test.each([true, {}, ['active']])('that are no text are refused: %j', (value) =>
    expect(refused({ ...ada, status: value, role: value, externalId: value }).map((line) => line.split(':')[0])).toEqual([
      '/externalId VALIDATION_ERROR',
      '/status VALIDATION_ERROR',
      '/role VALIDATION_ERROR',
    ]),
  );

  it('that are missing are said to be', () =>
    expect(refused({ email: ' ' })).toEqual(['/email REQUIRED_FIELD: email is required', '/name REQUIRED_FIELD: name is required']));

  it('may be a number where a key is one', () => expect(planned({ ...ada, externalId: 4711 }).becomes.externalId).toBe('4711'));
});

describe('the steps', () => {
  test.each([
    ['pending', 'user', 'pending', 'user', []],
    ['active', 'admin', 'active', 'admin', []],
    ['suspended', 'user', 'active', 'user', ['suspend']],
    ['suspended', 'admin', 'active', 'guest', ['suspend', 'make-admin']],
    ['inactive', 'admin', 'pending', 'admin', ['deactivate']],
    ['deleted', 'admin', 'pending', 'admin', ['delete']],
  ])('of a %s %s', (status, role, createdAs, createdWith, next) => {
    const plan = planned({ ...ada, status, role });
    expect(plan.create).toEqual({ email: 'Ada@Example.com', name: 'Ada Lovelace', status: createdAs, role: createdWith });
    expect(plan.next).toEqual(next);
    expect(createUser(plan.create, initialUser).ok).toBe(true);
  });
});

describe('a whole file', () => {
  it('has each address and each external id once', () => {
    const plans = planImports([
      ok({ ...ada, externalId: 'a' }),
      ok({ email: 'ADA@example.com', name: 'Ada Again' }),
      ok({ email: 'grace@example.com', name: 'Grace Hopper', externalId: 'a' }),
      ok({ email: 'GRACE@example.com', name: 'Grace Hopper', externalId: 'A' }),
    ]);
    expect(plans.map((plan) => (plan.ok ? 'ok' : plan.error.map(({ pointer, code }) => `${pointer} ${code}`).join()))).toEqual([
      'ok',
      '/email CONFLICT',
      '/externalId CONFLICT',
      'ok',
    ]);
  });

  it('keeps what could not be read', () => {
    const error = [{ pointer: '', code: 'MALFORMED_JSON', message: 'the line is not JSON' }] as const;
    expect(planImports([{ ok: false, error }])).toEqual([{ ok: false, error }]);
  });
});

describe('columns', () => {
  it('are known by their plain names', () => {
    expect(knownFields(['E-Mail', 'Full Name', 'account_status', 'user.role', 'Legacy ID', 'last_login'])).toEqual({
      columns: { email: 'E-Mail', name: 'Full Name', status: 'account_status', role: 'user.role', externalId: 'Legacy ID' },
      unknown: ['last_login'],
      ambiguous: [],
    });
  });

  it('that claim one field twice are ambiguous', () => expect(knownFields(['id', 'user_id']).ambiguous).toEqual(['user_id']));
});
