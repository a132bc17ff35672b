// Runs one of the command-line tools as people do.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface ToolRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param file below the repository, e.g. `infra/tools/why.ts` */
export const startTool = (file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../..', file), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const status = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const ended: Promise<ToolRun> = Promise.all([status, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
    status: code,
    stdout,
    stderr,
  }));
  return { child, ended };
};

export const runTool = (...call: Parameters<typeof startTool>): Promise<ToolRun> => startTool(...call).ended;
