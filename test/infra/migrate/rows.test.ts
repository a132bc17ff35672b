// What is read of the file of another directory, and what makes a file or a row of it unusable.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readRows } from '../../../infra/migrate/rows.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rows-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const read = (name: string, content: string | Uint8Array) => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return readRows(path);
};
const ada = { ok: true, value: { email: 'ada@example.com', name: 'Lovelace, Ada' } };

describe('rows', () => {
  it('of CSV are its known columns, with their lines; a row with other cells than the header is wrong', () => {
    const { rows, ignored } = read('a.csv', '\uFEFFE-Mail,Shoe,name\nada@example.com,38,"Lovelace, Ada"\n\ngrace@example.com\n');
    expect(ignored).toEqual(['Shoe']);
    expect(rows[0]).toEqual({ line: 2, content: ada });
    expect(rows[1]).toMatchObject({ line: 4, content: { ok: false, error: [{ message: 'the row has 1 cells, the header 3' }] } });
  });

  it('of NDJSON are the same; a line that is no object, or says one thing twice, is wrong', () => {
    const lines = ['{"mail":"ada@example.com","fullName":"Lovelace, Ada","shoe":38}', '', '{', '[]', '{"id":1,"userId":2}'];
    const { rows, ignored } = read('a.ndjson', lines.join('\n'));
    expect(ignored).toEqual(['shoe']);
    expect(rows[0]).toEqual({ line: 1, content: ada });
    expect(rows.slice(1).map(({ line, content }) => [line, content.ok ? 'ok' : content.error[0]?.message])).toEqual([
      [3, 'the line is not JSON'],
      [4, 'the line must be of type object'],
      [5, 'two columns mean the same field: userId repeats one before it'],
    ]);
  });

  test.each([
    ['empty.csv', '', 'has no header'],
    ['name.csv', 'email,role\n', 'has no column for name'],
    ['twice.csv', 'email,name,mail\n', 'two columns mean the same field: mail repeats one before it'],
    ['quote.csv', 'email,name\n"a,b\n', 'cannot be read (CSV_QUOTE_NOT_CLOSED)'],
    ['latin1.csv', Uint8Array.from([0xe9]), 'cannot be read (ERR_ENCODING_INVALID_ENCODED_DATA)'],
    ['users.xlsx', 'email,name\n', 'must end in .csv, .ndjson, .jsonl'],
  ])('%s cannot be used: %j', (name, content, message) => expect(() => read(name, content)).toThrow(message));
});
