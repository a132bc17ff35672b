// Runs `just` as the package.json has it, and reads what the justfile has.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(import.meta.dirname, '../../..');

/** Of nobody: what the machine is signed in to does not count. */
const withoutCredentials = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
});

export const startJust = (args: readonly string[]) => {
  const child = spawn('npm', ['run', '--silent', 'just', '--', ...args], {
    cwd: ROOT,
    env: withoutCredentials(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { child, ended };
};

export const just = async (...args: readonly string[]) => {
  const { child, ended } = startJust(args);
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
};

interface Recipe {
  readonly doc: string | null;
  readonly private: boolean;
}

/** Name -> its comment, of all that `just --list` shows. */
export const recipes = (): ReadonlyMap<string, string | null> => {
  const { stdout } = spawnSync('npm', ['run', '--silent', 'just', '--', '--dump', '--dump-format', 'json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const dumped = JSON.parse(stdout) as { readonly recipes: Readonly<Record<string, Recipe>> };
  return new Map(Object.entries(dumped.recipes).flatMap(([name, { doc, private: hidden }]) => (hidden ? [] : [[name, doc] as const])));
};
