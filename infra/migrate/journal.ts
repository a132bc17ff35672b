// Which rows are in already, beside the file they came from: a line per row, appended before the row counts as done.
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** 32 hex digits that say whether two things are the same, and nothing of what they are. */
export const fingerprint = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

export interface Journal {
  has(row: string): boolean;
  /** In the file when it returns: a process that is killed then loses nothing of it. */
  done(row: string): void;
  /** On the disk when it returns. */
  close(): void;
}

const OWNER_ONLY = 0o600;
const LINE = /^[0-9a-f]{32}$/u;

/** Of one file and one service: what is in one directory is not in another. */
export const journalPath = (from: string, url: string): string => `${from}.${fingerprint(url).slice(0, 8)}.journal`;

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

export const openJournal = (path: string): Journal => {
  const content = contentOf(path);
  const known = new Set(content.split('\n').filter((line) => LINE.test(line)));
  const file = openSync(path, 'a', OWNER_ONLY);
  // The last line of a process that died in the middle of it counts as nothing, and must not spoil the next.
  if (content !== '' && !content.endsWith('\n')) writeSync(file, '\n');
  return {
    has: (row) => known.has(row),
    done: (row) => {
      known.add(row);
      writeSync(file, `${row}\n`);
    },
    close: () => {
      fdatasyncSync(file);
      closeSync(file);
    },
  };
};
