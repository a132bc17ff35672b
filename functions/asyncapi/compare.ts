// Compares two schemas of one version of an event and names what breaks. Words are free; a new field that can be missing is the only growth.
import { isDeepStrictEqual } from 'node:util';
import { alternativesOf, type JsonSchema, valuesOf } from './json-schema.ts';
import type { BreakingChange, BreakingRule } from './rules.ts';

const WORDS = ['title', 'description', 'examples', '$comment', 'deprecated'];
const COMPARED = new Set([...WORDS, 'type', 'const', 'enum', 'anyOf', 'properties', 'required', 'items']);

const at = (path: string, ...keys: readonly string[]): string =>
  [path, ...keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

const without = <T>(some: readonly T[], others: readonly T[]): readonly T[] =>
  some.filter((one) => !others.some((other) => isDeepStrictEqual(one, other)));

const found = (rule: BreakingRule, path: string, values: readonly unknown[]): readonly BreakingChange[] =>
  values.map((value) => ({ rule, path, what: typeof value === 'string' ? value : JSON.stringify(value) }));

const fields = (before: JsonSchema, after: JsonSchema, path: string): readonly BreakingChange[] => {
  const { properties: old = {}, required: promised = [] } = before;
  const { properties: now = {}, required = [] } = after;
  return [
    ...Object.entries(old).flatMap(([field, schema]): readonly BreakingChange[] => {
      const inner = at(path, 'properties', field);
      const successor = now[field];
      return successor === undefined ? [{ rule: 'field-removed', path: inner }] : compare(schema, successor, inner);
    }),
    ...without(promised, required)
      .filter((field) => field in now)
      .map((field): BreakingChange => ({ rule: 'field-not-promised', path: at(path, 'properties', field) })),
    ...without(required, promised).map((field): BreakingChange => ({ rule: 'field-required', path: at(path, 'properties', field) })),
  ];
};

const ANY = 'any value';
const values = (before: JsonSchema, after: JsonSchema, path: string): readonly BreakingChange[] => {
  const old = valuesOf(before);
  const now = valuesOf(after);
  if (old === undefined && now === undefined) return [];
  return [
    ...found('value-removed', path, old === undefined ? [ANY] : without(old, now ?? old)),
    ...found('value-added', path, now === undefined ? [ANY] : without(now, old ?? now)),
  ];
};

const rest = (before: JsonSchema, after: JsonSchema, path: string): readonly BreakingChange[] => {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const keywords = new Set([...old.keys(), ...now.keys()]).difference(COMPARED);
  return [...keywords]
    .filter((keyword) => !isDeepStrictEqual(old.get(keyword), now.get(keyword)))
    .map((keyword) => ({ rule: 'constraint-changed', path: at(path, keyword) }));
};

const items = ({ items: before }: JsonSchema, { items: after }: JsonSchema, path: string): readonly BreakingChange[] => {
  if (before === undefined || after === undefined) {
    return before === after ? [] : [{ rule: 'constraint-changed', path: at(path, 'items') }];
  }
  return compare(before, after, at(path, 'items'));
};

const byType = (schema: JsonSchema): ReadonlyMap<string, readonly JsonSchema[]> =>
  Map.groupBy(alternativesOf(schema), ({ type = 'unknown' }) => type);

/** Alternatives are told apart by their type; several of one type are taken in their order. */
const alternatives = (before: JsonSchema, after: JsonSchema, path: string): readonly BreakingChange[] => {
  const old = byType(before);
  const now = byType(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((type) => {
    const [olds, nows] = [old.get(type) ?? [], now.get(type) ?? []];
    return [
      ...olds.slice(nows.length).flatMap(() => found('type-narrowed', path, [type])),
      ...nows.slice(olds.length).flatMap(() => found('type-widened', path, [type])),
      ...olds.flatMap((schema, index) => {
        const successor = nows[index];
        if (successor === undefined) return [];
        return [fields, values, items, rest].flatMap((part) => part(schema, successor, path));
      }),
    ];
  });
};

/** What stands beside the alternatives; a schema without them is its own only alternative. */
const beside = (schema: JsonSchema): JsonSchema => (schema.anyOf === undefined ? {} : schema);

/** `path`: JSON Pointer of the two schemas. */
export const compare = (before: JsonSchema, after: JsonSchema, path = ''): readonly BreakingChange[] => [
  ...alternatives(before, after, path),
  ...rest(beside(before), beside(after), path),
];
