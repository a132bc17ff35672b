// The search of the erasure's proof: every form it must see through, and what it must not take for a find.
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { needlesOf } from '../../../infra/tools/erase-proof/forms.ts';
import { placesIn, soughtOf } from '../../../infra/tools/erase-proof/scan.ts';
import { formsIn } from '../../../infra/tools/erase-proof/search.ts';

const EMAIL = 'Planted.Person@example.com';
const NAME = 'Zoë "Plantée" Ångström';
const ME = `user_${'a'.repeat(32)}`;
const OTHER = `user_${'b'.repeat(32)}`;

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const hex = (text: string | Buffer): string => Buffer.from(text).toString('hex');
const gzip = (text: string): Buffer => gzipSync(`{"log":"${text}"}`);
const found = (record: string | Buffer, value: string): string[] => [...formsIn(Buffer.from(record), needlesOf(value))].sort();

describe.each([EMAIL, NAME])('%s', (value) => {
  test.each([
    ['as it is', `{"a":"x${value}y"}`, 'plain'],
    ['in lower case', value.toLowerCase(), 'plain'],
    ['in JSON', JSON.stringify({ value }), 'plain'],
    ['in JSON of ASCII', value.replaceAll(/[^ -~]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`), 'plain'],
    ['in a URL', `?q=${encodeURIComponent(value)}`, 'plain'],
    ['in base64', base64(value), 'base64'],
    ['in base64, one byte further', base64(`x${value}yz`), 'base64'],
    ['in base64, two bytes further', base64(`xx${value}`), 'base64'],
    ['in base64url', Buffer.from(`~~?${value}`).toString('base64url'), 'base64'],
    ['in hex', hex(`x${value}`), 'hex'],
    ['in upper-case hex', hex(value).toUpperCase(), 'hex'],
    ['in gzip', gzip(value), 'gzip plain'],
    ['in gzip in base64', `{"B":"${base64(gzip(value))}"}`, 'gzip plain'],
    ['in gzip in hex', hex(gzip(value)), 'gzip plain'],
    ['in base64 in gzip in base64', base64(gzip(base64(value))), 'gzip base64'],
    ['in gzip that was cut off', gzip(`${value}${'x'.repeat(10)}`).subarray(0, -9), 'gzip plain'],
  ])('is found %s', (_, record, form) => expect(found(record, value)).toContain(form));

  it('is not found where it is not', () => {
    expect(found(JSON.stringify({ other: 'person@example.org', sealed: base64(hex('nothing')) }), value)).toEqual([]);
  });
});

test('a short value is a word, or it is found by chance in what is sealed', () => {
  expect(found('{"name":"Ada"}', 'Ada')).toEqual(['plain']);
  expect(found('{"B":"xxAdayy="}', 'Ada')).toEqual([]);
  expect(found(base64('Ada'), 'Ada')).toEqual([]);
});

const record = (id: string, value: string) => JSON.stringify({ id, value });

describe('the places of a user', () => {
  const sought = soughtOf(ME, new Map(Object.entries({ email: [EMAIL], name: [NAME] })));

  it('are counted by store, kind and form', () => {
    const records = [record(ME, EMAIL), record(ME, EMAIL), record(ME, base64(NAME))];
    expect(placesIn('bus', records, sought)).toEqual([
      { store: 'bus', kind: 'email', form: 'plain', records: 2 },
      { store: 'bus', kind: 'name', form: 'base64', records: 1 },
    ]);
  });

  it('are not those of a namesake, but an address is nobody else’s', () => {
    expect(placesIn('bus', [record(OTHER, NAME)], sought)).toEqual([]);
    expect(placesIn('bus', [JSON.stringify({ value: NAME })], sought)).toHaveLength(1);
    expect(placesIn('bus', [JSON.stringify([ME, OTHER, NAME])], sought)).toHaveLength(1);
    expect(placesIn('bus', [record(OTHER, EMAIL)], sought)).toHaveLength(1);
  });
});
