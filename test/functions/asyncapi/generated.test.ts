// What is generated from the registry: committed as it is, valid, complete, and without anything personal.
import { readdirSync, readFileSync } from 'node:fs';
import specs from '@asyncapi/specs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { EVENTS } from '../../../domain/catalog.ts';
import { drifted } from '../../../functions/codegen/committed-files.ts';
import { eventFiles } from '../../../functions/asyncapi/files.ts';
import { samplePath } from '../../../functions/asyncapi/schemas.ts';
import type { EventDefinition, StoredEvent } from '../../../domain/kernel/event.ts';
import { upcast } from '../../../domain/kernel/upcaster.ts';
import { outwardEvents } from '../../../domain/user/outward.ts';
import { userAggregate } from '../../../domain/user/user.ts';
import manifest from '../../../package.json' with { type: 'json' };
import stored from '../../domain/user/golden/events.json' with { type: 'json' };

const root = new URL('../../../', import.meta.url);
const files = eventFiles(EVENTS, manifest.version);
const events = Object.entries<EventDefinition>(EVENTS);
const load = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const names = (folder: string): string[] => readdirSync(new URL(`docs/events/${folder}/`, root)).sort();

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>();
for (const name of names('schemas')) validators.set(name, ajv.compile(load(`docs/events/schemas/${name}`)));
const errorsOf = (name: string, value: unknown) => {
  const validate = validators.get(name);
  return validate?.(value) === true ? [] : (validate?.errors ?? ['no schema']);
};

test('what is committed is what the catalogue makes', () => expect(drifted(root, files)).toEqual([]));

test('every published version of every event has a schema and a sample that satisfies it', () => {
  expect(names('samples')).toEqual(names('schemas'));
  const invalid = names('samples').filter((name) => errorsOf(name, load(`docs/events/samples/${name}`)).length > 0);
  expect(invalid).toEqual([]);
});

test('what is published of golden commits, as they are and lifted, satisfies the published schemas', () => {
  const commit = { streamId: `user_${'0'.repeat(32)}`, version: 1, occurredAt: '2026-01-01T00:00:00.000Z', correlationId: 'c' };
  const current = stored.map((event) => upcast(event as StoredEvent, userAggregate.upcasters));
  const outward = [...outwardEvents({ ...commit, events: current }), ...outwardEvents({ ...commit, events: stored })];
  expect(new Set(outward.map(({ type }) => type))).toEqual(new Set(Object.keys(EVENTS)));
  for (const event of outward)
    expect(errorsOf(`${event.type}.v${event.schemaVersion}.json`, JSON.parse(JSON.stringify(event)))).toEqual([]);
});

test('a schema refuses what is not its event, and bears fields that are to come', () => {
  const sample = load('docs/events/samples/RoleAssigned.v1.json');
  const name = 'RoleAssigned.v1.json';
  expect(errorsOf(name, { ...sample, data: { role: 'user', since: 1 }, later: true })).toEqual([]);
  expect(errorsOf(name, { ...sample, data: { role: 'king' } })).not.toEqual([]);
  expect(errorsOf(name, { ...sample, type: 'UserRenamed' })).not.toEqual([]);
  expect(errorsOf(name, { ...sample, eventId: undefined, occurredAt: 'today' })).not.toEqual([]);
});

describe('asyncapi.json', () => {
  const document = load('asyncapi.json');

  test('is AsyncAPI 3.0', () => {
    const structure = new Ajv({ strict: false, allErrors: true, logger: false });
    formats.default(structure);
    const validate = structure.compile(specs.schemasWithoutId['3.0.0'] as AnySchema);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...document, channels: { users: { messages: [] } } })).toBe(false);
  });

  test('refers only to what it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/gu)].map(([, path = '']) => path.split('/'));
    expect(references.length).toBeGreaterThanOrEqual(3 * events.length);
    for (const path of references) expect(document).toHaveProperty(path);
  });

  test('has one message per event on one channel, from one source', () => {
    expect(Object.keys(document.channels)).toEqual(['users']);
    expect(Object.keys(document.channels.users.messages)).toEqual(Object.keys(EVENTS));
    for (const [type, { summary, schemaVersion }] of events) {
      const message = document.components.messages[type];
      expect(message).toMatchObject({
        name: type,
        summary,
        examples: [{ payload: load(`docs/events/samples/${type}.v${schemaVersion}.json`) }],
      });
      const headers = new Ajv({ strict: false, logger: false });
      formats.default(headers);
      expect(headers.validate(message.headers, message.examples[0].headers)).toBe(true);
      expect(message.headers.properties.source.const).toBe('rollcall.users');
    }
  });
});

describe('docs/events.md', () => {
  const page = files.get('docs/events.md') ?? '';
  test.each(events)('tells of %s', (type, { summary, changed, personal, schemaVersion }) => {
    const section = page.split('\n### ').find((part) => part.startsWith(`${type}\n`)) ?? '';
    expect(section).toContain(summary);
    for (const field of [...changed, ...personal]) expect(section).toContain(`\`${field}\``);
    expect(section).toContain(files.get(samplePath(type, schemaVersion))?.trimEnd());
  });
});

test.each(events)('%s: nothing personal is in its schema, its sample or its type', (type, { personal, schemaVersion }) => {
  const data = load(`docs/events/schemas/${type}.v${schemaVersion}.json`).properties.data;
  const sample = load(`docs/events/samples/${type}.v${schemaVersion}.json`).data;
  for (const field of personal) {
    expect(data.properties).not.toHaveProperty(field);
    expect(sample).not.toHaveProperty(field);
  }
  expect(Object.keys(sample)).toEqual(Object.keys(data.properties));
});

test('no example of a personal value is in any file', () => {
  const text = [...files.values()].join('\n');
  for (const value of ['Ada', 'example.com', 'hr-0', 'Left the']) expect(text).not.toContain(value);
});
