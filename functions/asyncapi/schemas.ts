// The JSON Schema of each event as other systems receive it. Open: a consumer ignores what it does not know, so that events can gain fields.
import * as z from 'zod';
import type { EventDefinition } from '../../domain/kernel/event.ts';
import { outwardSchema } from './envelope.ts';
import type { JsonSchema } from './json-schema.ts';

export type EventRegistry = Readonly<Record<string, EventDefinition>>;

export const SCHEMAS_FOLDER = 'docs/events/schemas/';
export const SAMPLES_FOLDER = 'docs/events/samples/';

export const schemaPath = (type: string, schemaVersion: number): string => `${SCHEMAS_FOLDER}${type}.v${schemaVersion}.json`;
export const samplePath = (type: string, schemaVersion: number): string => `${SAMPLES_FOLDER}${type}.v${schemaVersion}.json`;

export const eventSchema = (type: string, definition: EventDefinition): JsonSchema => {
  const { $schema, ...schema } = z.toJSONSchema(outwardSchema(type, definition), {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const $id = `urn:rollcall:event:${type}:${definition.schemaVersion}`;
  return { $schema, $id, title: type, description: definition.summary, ...schema } as JsonSchema;
};

const OWN = new Set(['type', 'schemaVersion', 'data']);

const only = ({ properties = {}, required = [] }: JsonSchema, keep: (field: string) => boolean): JsonSchema => ({
  properties: Object.fromEntries(Object.entries(properties).filter(([field]) => keep(field))),
  required: required.filter(keep),
});

/** What an event shares with all others. */
export const sharedPart = (schema: JsonSchema): JsonSchema => only(schema, (field) => !OWN.has(field));
/** What tells an event from the others. */
export const ownPart = (schema: JsonSchema): JsonSchema => only(schema, (field) => OWN.has(field));

/** Type -> schema of its current version. */
export const eventSchemas = (events: EventRegistry): ReadonlyMap<string, JsonSchema> =>
  new Map(Object.entries(events).map(([type, definition]) => [type, eventSchema(type, definition)]));
