// The real stack, `npm start`, as a process group of its own that is ended by SIGKILL: no part of it gets to say goodbye.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
/** Bundling and synthesizing is part of the first start. */
const PATIENCE_MS = 180_000;

export interface StackProcess {
  readonly url: string;
  /** Resolves when all of it is gone. */
  kill(): Promise<void>;
}

/** @param data the folder that outlives it. @throws Error with what it printed, where it does not start */
export const startProcess = async (data: string): Promise<StackProcess> => {
  const child = spawn('npm', ['start', '--', '--port', '0', '--data', data], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let gone = false;
  const ended = once(child, 'close').then(() => (gone = true));
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && !gone) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  let printed = '';
  const url = new Promise<string>((resolve, reject) => {
    const give = setTimeout(() => reject(new Error(`the stack is not ready after ${PATIENCE_MS / 1_000} s: ${printed}`)), PATIENCE_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const [, found] = /API {6}(http:\S+)\/v1/u.exec(printed) ?? [];
      if (found === undefined) return;
      clearTimeout(give);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('close', () => {
      clearTimeout(give);
      reject(new Error(`the stack ended: ${printed}`));
    });
  });
  try {
    return { url: (await url).replace('localhost', '127.0.0.1'), kill };
  } catch (error) {
    await kill();
    throw error;
  }
};
