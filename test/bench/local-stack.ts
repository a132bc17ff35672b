// A stack of its own for a part of the bench, in memory, from templates that are made for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../infra/local/cli/build.ts';
import { type Stack, startStack } from '../../infra/local/stack.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export const onLocalStack = async <T>(progress: (doing: string) => void, measure: (stack: Stack) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    progress('synthesizing');
    await build(ROOT, folder);
    const stack = await startStack({ assemblyDir: join(folder, 'assembly-local'), dataDir: 'memory', port: 0 });
    try {
      return await measure(stack);
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
