// Holds the schemas that the catalogue makes now against the published ones: the files that are committed.
import { readdirSync, readFileSync } from 'node:fs';
import { compare } from './compare.ts';
import type { JsonSchema } from './json-schema.ts';
import type { BreakingChange } from './rules.ts';
import { SCHEMAS_FOLDER, schemaPath } from './schemas.ts';

/** Path from the root of the repository -> schema. */
export type PublishedSchemas = ReadonlyMap<string, JsonSchema>;

export const readPublished = (root: URL): PublishedSchemas => {
  const folder = new URL(SCHEMAS_FOLDER, root);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [`${SCHEMAS_FOLDER}${name}`, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonSchema]));
};

const versionOf = (schema: JsonSchema): number => Number(schema.properties?.['schemaVersion']?.const);

const namedAsChanged = (schema: JsonSchema): readonly string[] =>
  (schema.properties?.['changed']?.examples?.[0] ?? []) as readonly string[];

const shortened = (before: JsonSchema, after: JsonSchema): readonly BreakingChange[] =>
  namedAsChanged(before)
    .filter((field) => !namedAsChanged(after).includes(field))
    .map((what) => ({ rule: 'changed-shortened', path: '/properties/changed', what }));

const sameVersion = (file: string, before: JsonSchema, after: JsonSchema): readonly BreakingChange[] =>
  [...compare(before, after), ...shortened(before, after)].map((change) => ({ ...change, path: `${file}#${change.path}` }));

/** A published file that the catalogue does not make: of an older version (fine), or of something that is no more. */
const left = (file: string, { title = '', ...schema }: JsonSchema, now: ReadonlyMap<string, JsonSchema>): readonly BreakingChange[] => {
  const current = now.get(title);
  if (current === undefined) return [{ rule: 'event-removed', path: file }];
  return versionOf(schema) > versionOf(current) ? [{ rule: 'version-withdrawn', path: file }] : [];
};

const lost = (published: PublishedSchemas, type: string, current: number): readonly BreakingChange[] =>
  Array.from({ length: current - 1 }, (_, index) => schemaPath(type, index + 1))
    .filter((file) => !published.has(file))
    .map((path) => ({ rule: 'version-lost', path }));

/** @param now type -> schema of its current version */
export const breakingChanges = (published: PublishedSchemas, now: ReadonlyMap<string, JsonSchema>): readonly BreakingChange[] => {
  const current = new Map([...now].map(([type, schema]) => [schemaPath(type, versionOf(schema)), schema]));
  return [
    ...[...published].flatMap(([file, before]) => {
      const after = current.get(file);
      return after === undefined ? left(file, before, now) : sameVersion(file, before, after);
    }),
    ...[...now].flatMap(([type, schema]) => lost(published, type, versionOf(schema))),
  ];
};
