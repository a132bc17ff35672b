// Each rule for published schemas catches its seeded break, at its path; what is free passes.
import { expect, test } from 'vitest';
import { compare } from '../../../functions/asyncapi/compare.ts';
import type { JsonSchema } from '../../../functions/asyncapi/json-schema.ts';
import { breakingChanges } from '../../../functions/asyncapi/published.ts';
import { BREAKING, type BreakingRule, inWords } from '../../../functions/asyncapi/rules.ts';

type Data = { readonly data: JsonSchema; readonly changed?: readonly string[]; readonly version?: number };

const event = ({ data, changed = ['role'], version = 1 }: Data): JsonSchema => ({
  title: 'RoleAssigned',
  type: 'object',
  properties: {
    schemaVersion: { type: 'number', const: version },
    changed: { type: 'array', items: { type: 'string' }, examples: [changed] },
    data: { type: 'object', ...data },
  },
  required: ['schemaVersion', 'changed', 'data'],
});

const role: JsonSchema = { type: 'string', enum: ['admin', 'user'] };
const note: JsonSchema = { type: 'string' };
const nothing: JsonSchema = { type: 'null' };
const of = (properties: Record<string, JsonSchema>, required: readonly string[] = Object.keys(properties)): Data => ({
  data: { properties, required },
});

const V1 = 'docs/events/schemas/RoleAssigned.v1.json';
const V2 = 'docs/events/schemas/RoleAssigned.v2.json';
const between = (before: Data, after: Data) => breakingChanges(new Map([[V1, event(before)]]), new Map([['RoleAssigned', event(after)]]));

const at = (field: string): string => `${V1}#/properties/data/properties/${field}`;

const SEEDED: readonly (readonly [BreakingRule, path: string, before: Data, after: Data])[] = [
  ['field-removed', at('role'), of({ role, note }), of({ note })],
  ['field-removed', at('note'), of({ role, note }, ['role']), of({ role })],
  ['field-not-promised', at('note'), of({ role, note }), of({ role, note }, ['role'])],
  ['field-required', at('note'), of({ role, note }, ['role']), of({ role, note })],
  ['field-required', at('note'), of({ role }), of({ role, note })],
  ['type-narrowed', at('note'), of({ note: { anyOf: [note, nothing] } }), of({ note })],
  ['type-widened', at('note'), of({ note }), of({ note: { anyOf: [note, nothing] } })],
  ['value-removed', at('role'), of({ role }), of({ role: { ...role, enum: ['user'] } })],
  ['value-removed', at('note'), of({ note }), of({ note: { ...note, enum: ['x'] } })],
  ['value-added', at('role'), of({ role }), of({ role: { ...role, enum: ['admin', 'user', 'guest'] } })],
  ['value-added', at('role'), of({ role }), of({ role: note })],
  ['constraint-changed', `${at('note')}/format`, of({ note }), of({ note: { ...note, format: 'date-time' } as JsonSchema })],
  [
    'constraint-changed',
    `${V1}#/properties/data/additionalProperties`,
    of({ role }),
    { data: { ...of({ role }).data, additionalProperties: false } as JsonSchema },
  ],
  ['constraint-changed', `${at('a~1b')}/items`, of({ 'a/b': { type: 'array' } }), of({ 'a/b': { type: 'array', items: note } })],
  [
    'type-narrowed',
    `${at('list')}/items`,
    of({ list: { type: 'array', items: { anyOf: [note, nothing] } } }),
    of({ list: { type: 'array', items: note } }),
  ],
  ['changed-shortened', `${V1}#/properties/changed`, { ...of({ role }), changed: ['role', 'status'] }, of({ role })],
  ['version-withdrawn', V2, of({ role }), of({ role })],
  ['version-lost', V1, of({ role }), { ...of({ role }), version: 2 }],
  ['event-removed', V1, of({ role }), of({ role })],
];

test.each(SEEDED)('%s at %s', (rule, path, before, after) => {
  const published = new Map([[V1, event(before)]]);
  const now = new Map([['RoleAssigned', event(after)]]);
  if (rule === 'version-withdrawn') published.set(V2, event({ ...before, version: 2 }));
  if (rule === 'version-lost') published.delete(V1);
  if (rule === 'event-removed') now.delete('RoleAssigned');
  const changes = breakingChanges(published, now);
  expect(changes.map(({ rule, path }) => ({ rule, path }))).toEqual([{ rule, path }]);
  expect(changes.map(inWords).join()).toContain(BREAKING[rule]);
});

test('every rule is seeded', () => expect(new Set(SEEDED.map(([rule]) => rule))).toEqual(new Set(Object.keys(BREAKING))));

test('another type is both narrower and wider', () =>
  expect(compare({ type: 'integer' }, { type: 'string' })).toEqual([
    { rule: 'type-narrowed', path: '', what: 'integer' },
    { rule: 'type-widened', path: '', what: 'string' },
  ]));

test.each<[what: string, before: Data, after: Data]>([
  ['words', of({ role }), of({ role: { ...role, description: 'Ranked.', examples: ['user'], title: 'Role' } })],
  ['a new field that may be missing', of({ role }), of({ role, note }, ['role'])],
  [
    'the order of values and of alternatives',
    of({ role: { anyOf: [role, nothing] } }),
    of({ role: { anyOf: [nothing, { ...role, enum: ['user', 'admin'] }] } }),
  ],
  ['one more name in changed', of({ role }), { ...of({ role }), changed: ['status', 'role'] }],
  ['anything, in a new version', of({ role }), { ...of({ note }), version: 2 }],
])('%s may change', (_what, before, after) => expect(between(before, after)).toEqual([]));

test('a new event may come', () => expect(breakingChanges(new Map(), new Map([['RoleAssigned', event(of({ role }))]]))).toEqual([]));
