// The drift check: it writes what is missing, is content with what it wrote, and sees every difference.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drifted, settle } from '../../../functions/codegen/committed-files.ts';
import { printJson } from '../../../functions/codegen/print-json.ts';

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-files-'));
  said = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const root = (): URL => pathToFileURL(`${folder}/`);
const files = new Map([
  ['a.json', '{}\n'],
  ['deep/er/b.md', '# B\n'],
]);
const check = (): boolean => settle(root(), files, { check: true, command: 'npm run it' });

test('missing and changed files fail the check, by name, and are written only when asked', () => {
  expect(check()).toBe(false);
  expect(said).toContain('a.json\ndeep/er/b.md\ndiffer from the catalogue: run `npm run it`');
  expect(drifted(root(), files)).toEqual(['a.json', 'deep/er/b.md']);

  expect(settle(root(), files, { check: false, command: 'npm run it' })).toBe(true);
  expect(readFileSync(join(folder, 'deep/er/b.md'), 'utf8')).toBe('# B\n');
  expect(check()).toBe(true);

  writeFileSync(join(folder, 'a.json'), '{ }\n');
  expect(check()).toBe(false);
  expect(drifted(root(), files)).toEqual(['a.json']);
});

test('what is printed as JSON is read back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('short lists stay on one line, long ones and objects open', () => {
  const long = Array.from({ length: 20 }, (_, index) => `word-${index}`);
  expect(printJson({ a: [['b', 1]], c: {}, d: undefined, e: [{ f: null }] })).toBe(
    '{\n  "a": [["b", 1]],\n  "c": {},\n  "e": [\n    {\n      "f": null\n    }\n  ]\n}',
  );
  expect(printJson(long).split('\n')).toHaveLength(22);
});
