// Everything that is written from the registry of events.
import type { Files } from '../codegen/committed-files.ts';
import { printJson } from '../codegen/print-json.ts';
import { asyncApiDocument } from './document.ts';
import { eventsPage } from './page.ts';
import { sampleEvents } from './samples.ts';
import { type EventRegistry, eventSchemas, samplePath, schemaPath } from './schemas.ts';
import { typeScriptTypes } from './typescript.ts';

const json = (value: unknown): string => `${printJson(value)}\n`;

/** Files of older versions are not among them: nothing makes them any more, and nothing touches them. */
export const eventFiles = (registry: EventRegistry, version: string): Files => {
  const schemas = eventSchemas(registry);
  const samples = sampleEvents(schemas);
  const versionOf = (type: string): number => registry[type]?.schemaVersion ?? 1;
  return new Map([
    ...[...schemas].map(([type, schema]) => [schemaPath(type, versionOf(type)), json(schema)] as const),
    ...[...samples].map(([type, sample]) => [samplePath(type, versionOf(type)), json(sample)] as const),
    ['asyncapi.json', json(asyncApiDocument(version, schemas, samples))],
    ['docs/events/rollcall-events.ts', typeScriptTypes(schemas)],
    ['docs/events.md', eventsPage({ registry, schemas, samples })],
  ]);
};
