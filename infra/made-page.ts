// A page of docs/ that is made from code: written anew, or only compared with what the code makes now.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface MadePage {
  /** From the root of the repository */
  readonly path: string;
  /** What it is made from, in words */
  readonly source: string;
  /** What a person runs to make it */
  readonly command: string;
}

const ROOT = new URL('../', import.meta.url);

/** @returns a line that says what was done; a page that differs where it should only be compared ends the program with 1 */
export const settlePage = ({ path, source, command }: MadePage, text: string, check: boolean): string => {
  const file = new URL(path, ROOT);
  if (!check) {
    writeFileSync(file, text);
    return `${path} written`;
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return `${path}: as ${source} says`;
  process.exitCode = 1;
  return `${path} differs from ${source}: run \`${command}\` and commit what it writes`;
};
