// One golden sample per event: the examples of its schema, sent through the code that publishes.
import type { JsonObject } from '../../domain/kernel/json.ts';
import type { OutwardEvent } from '../../domain/kernel/publisher.ts';
import { outwardEvents } from '../../domain/user/outward.ts';
import { isNullable, type JsonSchema, valuesOf } from './json-schema.ts';

/** A field that can be null is null unless it says otherwise: examples of single fields need not fit each other. @throws RangeError */
export const exampleOf = (schema: JsonSchema, path: string): unknown => {
  const [given] = schema.examples ?? valuesOf(schema) ?? [];
  if (given !== undefined) return given;
  if (isNullable(schema)) return null;
  if (schema.type !== 'object') throw new RangeError(`${path} has no example: give it one with .meta({ examples: [...] })`);
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([field, inner]) => [field, exampleOf(inner, `${path}/${field}`)]));
};

const sampleOf = (type: string, schema: JsonSchema, version: number): OutwardEvent => {
  const example = (field: string): unknown => exampleOf(schema.properties?.[field] ?? {}, `${type}/${field}`);
  const [sample] = outwardEvents({
    streamId: String(example('userId')),
    version,
    events: [{ type, schemaVersion: Number(example('schemaVersion')), data: example('data') as JsonObject }],
    occurredAt: String(example('occurredAt')),
    correlationId: String(example('correlationId')),
    traceparent: String(example('traceparent')),
  });
  if (sample === undefined) throw new RangeError(`${type} is not published`);
  return sample;
};

/** Type -> event; together they are the life of one user, in the order of the catalogue, which begins with a registration. */
export const sampleEvents = (schemas: ReadonlyMap<string, JsonSchema>): ReadonlyMap<string, OutwardEvent> =>
  new Map([...schemas].map(([type, schema], index) => [type, sampleOf(type, schema, index + 1)]));
