// The catalogue agrees with itself: what everything else is derived from must not contradict.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { COMMANDS, CONSUMERS, ENTRIES, EVENTS, QUERIES, READ_MODELS, STEP_FUNCTIONS } from '../../domain/catalog.ts';
import { ERRORS } from '../../domain/kernel/errors.ts';
import type { CommandDefinition, QueryDefinition } from '../../domain/kernel/message.ts';
import { validate } from '../../domain/kernel/validation.ts';

const messages = Object.entries<CommandDefinition | QueryDefinition>({ ...COMMANDS, ...QUERIES });

describe.each(messages)('%s', (_, message) => {
  test('names known errors, each once', () => {
    expect(Object.keys(ERRORS)).toEqual(expect.arrayContaining([...message.errors]));
    expect(new Set(message.errors).size).toBe(message.errors.length);
  });

  test('has a schema for the parameters in its path, and only for those', () => {
    const inPath = [...message.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
    expect(Object.keys(message.params?.shape ?? {})).toEqual(inPath);
  });

  test('drops no unknown field in silence', () => {
    for (const schema of [message.params, message.query, message.body].filter((part) => part !== undefined)) {
      const found = validate(schema, { zork: 1 }, 'parameter');
      expect(found.ok ? [] : found.error.map(({ pointer }) => pointer)).toContain('zork');
    }
  });

  test('can be written down as JSON Schema, in and out', () => {
    const input = [message.params, message.query, message.body].filter((schema) => schema !== undefined);
    for (const schema of input) expect(JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))).toContain('"additionalProperties":false');
    const output = [message.answer.schema].filter((schema) => schema !== undefined);
    for (const schema of output) expect(z.toJSONSchema(schema, { io: 'output' })).toHaveProperty('$schema');
  });

  test('lets users act only on themselves', () => {
    expect([message.self, message.path.includes('{id}')]).not.toEqual([true, false]);
  });
});

test('no two messages share a route', () => {
  const routes = messages.map(([, { method, path }]) => `${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
});

test('every name has one entry file of its own', () => {
  expect([...ENTRIES.keys()]).toEqual([
    ...Object.keys(COMMANDS),
    ...Object.keys(QUERIES),
    ...STEP_FUNCTIONS.keys(),
    ...Object.keys(CONSUMERS),
  ]);
  expect(new Set(ENTRIES.values()).size).toBe(ENTRIES.size);
  expect(ENTRIES.get('CreateUser')).toBe('functions/commands/create-user.ts');
  expect(ENTRIES.get('GetOpenApi')).toBe('functions/queries/get-open-api.ts');
});

test('every event is documented', () => {
  for (const { summary, schema } of Object.values(EVENTS)) {
    expect(summary).toMatch(/\.$/u);
    expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' });
  }
  expect(READ_MODELS.Directory.projection.name).toBe('directory');
});

const list = (query: Record<string, string>) => validate(QUERIES.ListUsers.query, query, 'parameter');
const complaints = (query: Record<string, string>): string[] => {
  const result = list(query);
  return result.ok ? [] : result.error.map(({ pointer }) => pointer);
};

describe('query parameters arrive as text', () => {
  test('a list is 50 long and begins with the oldest unless asked otherwise', () => {
    expect(list({})).toEqual({ ok: true, value: { includeDeleted: false, limit: 50, sort: 'createdAt' } });
    expect(list({ limit: '200', sort: '-createdAt', status: 'suspended', createdAfter: '2026-01-01T00:00:00Z' })).toMatchObject({
      ok: true,
      value: { limit: 200, sort: '-createdAt', status: 'suspended', createdAfter: '2026-01-01T00:00:00.000Z' },
    });
  });

  test.each(['0', '201', '', ' 5', '5 ', '0x10', '1e2', '-1', '1.5', 'ten', '٥'])('a limit of %j is refused', (limit) =>
    expect(complaints({ limit })).toEqual(['limit']),
  );

  test('all that is wrong is named', () => {
    expect(complaints({ status: 'gone', sort: 'name', createdBefore: 'yesterday', asOf: '3', cursor: '' }).sort()).toEqual([
      'asOf',
      'createdBefore',
      'cursor',
      'sort',
      'status',
    ]);
  });
});

const grace = (query: Record<string, string>) => validate(COMMANDS.DeleteUser.query, query, 'parameter');

describe('the grace of a deletion', () => {
  test.each([
    [{}, 30],
    [{ graceDays: '0' }, 0],
    [{ graceDays: '90' }, 90],
  ])('%j is %d days', (query, graceDays) => expect(grace(query as Record<string, string>)).toEqual({ ok: true, value: { graceDays } }));

  test.each(['91', '-1', '1.5', '', 'a week'])('%j is refused', (graceDays) =>
    expect(grace({ graceDays })).toMatchObject({ ok: false, error: [{ pointer: 'graceDays' }] }),
  );
});

test.each([
  [{ email: 'ada@example.com' }, true],
  [{ externalId: 'hr-1' }, true],
  [{}, false],
  [{ email: 'ada@example.com', externalId: 'hr-1' }, false],
])('a lookup is by one thing: %j -> %s', (body, accepted) => expect(validate(QUERIES.LookupUser.body, body).ok).toBe(accepted));
