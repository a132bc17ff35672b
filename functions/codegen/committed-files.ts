// Generated files that are committed: written anew, or compared with what the catalogue makes now.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Path from the root of the repository -> text. */
export type Files = ReadonlyMap<string, string>;

const committed = (file: URL): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** The paths whose file is missing or says something else. */
export const drifted = (root: URL, files: Files): readonly string[] =>
  [...files].flatMap(([path, text]) => (committed(new URL(path, root)) === text ? [] : [path]));

/**
 * Writes what differs, or with `check` only says so.
 * @param command what a person runs to write the files
 * @returns whether the files agree now
 */
export const settle = (root: URL, files: Files, { check, command }: { readonly check: boolean; readonly command: string }): boolean => {
  const different = drifted(root, files);
  if (check && different.length > 0) {
    process.stderr.write(`${different.join('\n')}\ndiffer from the catalogue: run \`${command}\` and commit what it writes\n`);
    return false;
  }
  for (const path of different) {
    const file = new URL(path, root);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, files.get(path) ?? '');
  }
  const what = files.size === 1 ? [...files.keys()].join('') : `${files.size} files`;
  process.stdout.write(check ? `${what}: as the catalogue says\n` : `${what}: ${different.length} written\n`);
  return true;
};
