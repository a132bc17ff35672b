// A copy of this tree in a folder of its own, in which the commands of a page can be run and may change what they like.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Not of the tree: what is installed or made. */
const LEFT_OUT = new Set([
  '.git',
  'node_modules',
  ...readFileSync(join(ROOT, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/u, '')),
]);

export interface TreeCopy {
  /** Runs lines of a shell at the root of the copy, and answers what they print. @throws with all that was printed, when one of them fails */
  run(commands: string): Promise<string>;
  read(path: string): string;
  remove(): void;
}

/** The packages are shared, the folder is not: caches of tools are kept in it. */
const linkPackages = (folder: string): void => {
  mkdirSync(folder);
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((each) => !/^\.(?!bin$)/u.test(each)))
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, name));
};

const exec = promisify(execFile);

export const copyOfTree = (): TreeCopy => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-tree-'));
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  linkPackages(join(folder, 'node_modules'));
  const { HOME = folder, PATH = '' } = process.env;
  // Nothing of the test that runs this; and git is to look at no repository around it.
  const env = { HOME, PATH: [dirname(process.execPath), PATH].join(delimiter), NO_COLOR: '1', GIT_CEILING_DIRECTORIES: dirname(folder) };
  return {
    run: async (commands) => {
      try {
        const { stdout } = await exec('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder, env, maxBuffer: 50_000_000 });
        return stdout;
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
        throw new Error(`${commands}\n${stdout}${stderr}`, { cause: error });
      }
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
