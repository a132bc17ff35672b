// The generator as a whole on a tree of its own: writes, is content, refuses a break with its path and leaves the files alone.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { EVENTS } from '../../../domain/catalog.ts';
import { publishEvents } from '../../../functions/asyncapi/publish.ts';
import { type EventRegistry, eventSchema } from '../../../functions/asyncapi/schemas.ts';

let folder: string;
let complaints: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-events-'));
  cpSync(new URL('../../../docs/events/schemas/', import.meta.url), join(folder, 'docs/events/schemas'), { recursive: true });
  complaints = '';
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const publish = (registry: EventRegistry, check = false): boolean =>
  publishEvents(pathToFileURL(`${folder}/`), registry, { version: '1.0.0', check });
const FILE = 'docs/events/schemas/RoleAssigned.v1.json';
const text = (): string => readFileSync(join(folder, FILE), 'utf8');
const withRole = (schema: z.ZodType): EventRegistry => ({ ...EVENTS, RoleAssigned: { ...EVENTS.RoleAssigned, schema } });
const reason = z.string().nullable();

test('what was written passes the check, until somebody edits it', () => {
  expect(publish(EVENTS)).toBe(true);
  expect(publish(EVENTS, true)).toBe(true);
  writeFileSync(join(folder, FILE), text().replace('another role', 'some role'));
  expect(publish(EVENTS, true)).toBe(false);
  expect(complaints).toContain(`${FILE}\ndiffer`);
});

test('a break is refused with its path, checked or not, and nothing is written', () => {
  publish(EVENTS);
  const before = text();
  const narrower = withRole(z.object({ role: z.enum(['admin', 'user']).meta({ examples: ['user'] }), reason }));
  for (const check of [true, false]) {
    complaints = '';
    expect(publish(narrower, check)).toBe(false);
    expect(complaints).toContain(`${FILE}#/properties/data/properties/role: value-removed (guest)`);
    expect(text()).toBe(before);
  }
});

test('a new field that may be missing only has to be generated', () => {
  publish(EVENTS);
  const { role } = EVENTS.RoleAssigned.schema.shape;
  const wider = withRole(
    z.object({
      role,
      reason,
      since: z
        .string()
        .optional()
        .meta({ examples: ['2026'] }),
    }),
  );
  expect(publish(wider, true)).toBe(false);
  expect(publish(wider)).toBe(true);
  expect(publish(wider, true)).toBe(true);
});

test('a field that becomes public needs a new version; the old file stays', () => {
  publish(EVENTS);
  const before = text();
  const open: EventRegistry = { ...EVENTS, RoleAssigned: { ...EVENTS.RoleAssigned, personal: [] } };
  expect(publish(open)).toBe(false);
  expect(complaints).toContain('properties/reason: field-required');
  expect(publish({ ...open, RoleAssigned: { ...EVENTS.RoleAssigned, schemaVersion: 2 } })).toBe(true);
  expect(text()).toBe(before);
  expect(readFileSync(join(folder, FILE.replace('v1', 'v2')), 'utf8')).toContain('urn:rollcall:event:RoleAssigned:2');
});

test('the schema of an older version may not get lost', () => {
  rmSync(join(folder, 'docs/events/schemas/UserRegistered.v1.json'));
  expect(publish(EVENTS, true)).toBe(false);
  expect(complaints).toContain('docs/events/schemas/UserRegistered.v1.json: version-lost');
});

test('a slip of the pen in `personal` is an error, not a leak', () =>
  expect(() => eventSchema('RoleAssigned', { ...EVENTS.RoleAssigned, personal: ['raeson'] })).toThrow(/raeson/u));
