// The rows that are not in: a line each, with the line of the row, what was refused and why; nothing that the row holds.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Failure } from './plans.ts';

export interface ErrorsFile {
  add(failure: Failure): void;
  close(): void;
}

const OWNER_ONLY = 0o600;

/** Of this run alone: begun anew. */
export const openErrors = (path: string): ErrorsFile => {
  const file = openSync(path, 'w', OWNER_ONLY);
  return {
    add: (failure) => void writeSync(file, `${JSON.stringify(failure)}\n`),
    close: () => closeSync(file),
  };
};
