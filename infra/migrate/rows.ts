// Reads the file of another directory: a row is what its known columns hold, or what is wrong with it.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { knownFields, type LegacyRow, type Violation } from '../../domain/catalog.ts';

export interface Row {
  /** Of the file, from 1; of a CSV row with line breaks in its cells, the last. */
  readonly line: number;
  readonly content: { readonly ok: true; readonly value: LegacyRow } | { readonly ok: false; readonly error: readonly Violation[] };
}

export interface LegacyFile {
  readonly rows: readonly Row[];
  /** Names of columns that nothing is taken from. */
  readonly ignored: readonly string[];
}

/** The file cannot be used at all, unlike a row that is wrong. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

type Fields = ReturnType<typeof knownFields>;

const wrong = (line: number, code: Violation['code'], message: string): Row => ({
  line,
  content: { ok: false, error: [{ pointer: '', code, message }] },
});

const taken = (line: number, { columns }: Fields, cell: (column: string) => unknown): Row => ({
  line,
  content: { ok: true, value: Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, cell(column)])) },
});

const claimedTwice = ({ ambiguous }: Fields): string => `two columns mean the same field: ${ambiguous.join(', ')} repeats one before it`;

const readCsv = (text: string): LegacyFile => {
  const records = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as readonly {
    readonly record: readonly string[];
    readonly info: { readonly lines: number };
  }[];
  const [header, ...rows] = records;
  if (header === undefined) throw new UnusableFile('has no header');
  const names = header.record;
  const fields = knownFields(names);
  if (fields.ambiguous.length > 0) throw new UnusableFile(claimedTwice(fields));
  for (const needed of ['email', 'name'] as const) {
    if (fields.columns[needed] === undefined) throw new UnusableFile(`has no column for ${needed}`);
  }
  return {
    ignored: fields.unknown,
    rows: rows.map(({ record, info: { lines } }) =>
      record.length === names.length
        ? taken(lines, fields, (column) => record[names.indexOf(column)])
        : wrong(lines, 'VALIDATION_ERROR', `the row has ${record.length} cells, the header ${names.length}`),
    ),
  };
};

const readLine = (text: string, line: number, ignored: Set<string>): Row => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong(line, 'MALFORMED_JSON', 'the line is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(line, 'VALIDATION_ERROR', 'the line must be of type object');
  }
  const fields = knownFields(Object.keys(value));
  for (const name of fields.unknown) ignored.add(name);
  if (fields.ambiguous.length > 0) return wrong(line, 'VALIDATION_ERROR', claimedTwice(fields));
  return taken(line, fields, (column) => Reflect.get(value, column));
};

const readNdjson = (text: string): LegacyFile => {
  const ignored = new Set<string>();
  const rows = text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((content, index) => (content.trim() === '' ? [] : [readLine(content, index + 1, ignored)]));
  return { rows, ignored: [...ignored] };
};

const READERS: Readonly<Record<string, (text: string) => LegacyFile>> = { '.csv': readCsv, '.ndjson': readNdjson, '.jsonl': readNdjson };

/** @throws {UnusableFile} when it cannot be read, is neither CSV nor NDJSON in UTF-8, or its header does not do */
export const readRows = (path: string): LegacyFile => {
  const read = READERS[extname(path).toLowerCase()];
  if (read === undefined) throw new UnusableFile(`must end in ${Object.keys(READERS).join(', ')}`);
  try {
    return read(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)));
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile(`cannot be read (${String((error as { code?: unknown }).code)})`, { cause: error });
  }
};
