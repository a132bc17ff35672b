// Reads the file of people: rows to create, and the fingerprint that makes a second run of the same file the same job.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const COLUMNS = ['email', 'name', 'role', 'externalId'];

export interface Row {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number;
  /** The body of CreateUser; empty cells are left out. */
  readonly body: Readonly<Record<string, string>>;
}

export interface People {
  readonly rows: readonly Row[];
  /** Of the file's bytes; 32 hex digits. */
  readonly fingerprint: string;
}

/** The file cannot be used at all, unlike a row that the service refuses. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

const checkHeader = (header: readonly string[]): string[] => {
  const unknown = header.filter((column) => !COLUMNS.includes(column));
  if (unknown.length > 0) throw new UnusableFile(`unknown columns; the known ones are ${COLUMNS.join(', ')}`);
  for (const needed of ['email', 'name']) if (!header.includes(needed)) throw new UnusableFile(`the column ${needed} is missing`);
  return [...header];
};

/** @throws {UnusableFile} when it cannot be read, is not CSV or has other columns */
export const readPeople = (path: string): People => {
  let content: Buffer;
  let records: Record<string, string>[];
  try {
    content = readFileSync(path);
    records = parse<Record<string, string>>(content, {
      bom: true,
      columns: checkHeader,
      relax_column_count_less: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile(`cannot be read as CSV (${String((error as { code?: unknown }).code)})`, { cause: error });
  }
  const rows = records.map((record, index) => ({
    number: index + 2,
    body: Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== '')),
  }));
  return { rows, fingerprint: createHash('sha256').update(content).digest('hex').slice(0, 32) };
};
