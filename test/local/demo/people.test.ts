// The sample: made again byte by byte, of many scripts, with the bad rows it promises; and the reader of such files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CreateUserBody } from '../../../domain/user/decide/create-user.ts';
import { readPeople, UnusableFile } from '../../../infra/local/demo/csv.ts';
import { makePeople } from '../../../infra/local/demo/make-people.ts';

const SAMPLE = join(import.meta.dirname, '../../../infra/local/demo/people.csv');

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'people-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const fileOf = (content: string): string => {
  const path = join(dir, 'people.csv');
  writeFileSync(path, content);
  return path;
};

describe('the sample', () => {
  const { rows } = readPeople(SAMPLE);
  const good = rows.filter((_, index) => (index + 1) % 33 !== 0);

  it('is what its generator makes', () => {
    expect(readFileSync(SAMPLE, 'utf8')).toBe(makePeople());
  });

  it('has 1,000 rows, quoted cells among them', () => {
    expect(rows).toHaveLength(1_000);
    expect(rows.some(({ body: { name = '' } }) => name.includes(', '))).toBe(true);
    expect(rows.some(({ body: { externalId = '' } }) => externalId.includes('"'))).toBe(true);
  });

  it.each([
    'Latin',
    'Cyrillic',
    'Greek',
    'Arabic',
    'Hebrew',
    'Devanagari',
    'Bengali',
    'Tamil',
    'Thai',
    'Han',
    'Hiragana',
    'Katakana',
    'Hangul',
    'Georgian',
    'Armenian',
    'Ethiopic',
    'Khmer',
    'Sinhala',
    'Cherokee',
  ])('has names in %s', (script) => {
    const written = new RegExp(`\\p{Script=${script}}`, 'u');
    expect(good.filter(({ body: { name = '' } }) => written.test(name)).length).toBeGreaterThan(5);
  });

  it('breaks a rule of values in the rows that are bad on purpose, clashes aside, and in no other', () => {
    const refused = rows.filter(({ body }) => !CreateUserBody.safeParse(body).success);
    const clashing = rows.filter((row) => !good.includes(row) && !refused.includes(row));
    expect(refused.filter((row) => good.includes(row))).toEqual([]);
    expect([refused.length, clashing.length]).toEqual([26, 4]);
  });

  it('can reach nobody: every address is in a reserved domain', () => {
    const reserved = /[@ -](example\.(com|org|net)|[a-z]+\.(example|test))$/iu;
    expect(rows.filter(({ body: { email } }) => email !== undefined && !reserved.test(email))).toEqual([]);
  });

  it('differs in address and external id wherever it is not bad on purpose', () => {
    expect(new Set(good.map(({ body }) => body['email']?.toLowerCase())).size).toBe(good.length);
    const externalIds = good.flatMap(({ body }) => body['externalId'] ?? []);
    expect(new Set(externalIds).size).toBe(externalIds.length);
  });
});

describe('readPeople', () => {
  it('counts rows like a spreadsheet and leaves empty cells out', () => {
    const { rows } = readPeople(fileOf('\uFEFFname,email,role\n"Ä, B",a@example.com,\nCd\n'));
    expect(rows).toEqual([
      { number: 2, body: { name: 'Ä, B', email: 'a@example.com' } },
      { number: 3, body: { name: 'Cd' } },
    ]);
  });

  it('tells files apart by their content', () => {
    const one = readPeople(fileOf('email,name\na@example.com,Ab\n')).fingerprint;
    expect(readPeople(fileOf('email,name\na@example.com,Ac\n')).fingerprint).not.toBe(one);
    expect(readPeople(fileOf('email,name\na@example.com,Ab\n')).fingerprint).toBe(one);
  });

  it.each([
    ['an unknown column', 'email,name,password\n'],
    ['no name column', 'email\na@example.com\n'],
    ['too many cells', 'email,name\na,b,c\n'],
    ['an open quote', 'email,name\n"a,b\n'],
  ])('refuses a file with %s, without quoting it', (_, content) => {
    expect(() => readPeople(fileOf(content))).toThrow(UnusableFile);
    expect(() => readPeople(fileOf(content))).not.toThrow(/password|"a/);
  });

  it('refuses a file that is not there', () => {
    expect(() => readPeople(join(dir, 'nowhere.csv'))).toThrow(/ENOENT/);
  });
});
