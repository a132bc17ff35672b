// Runs the tool `migrate` as people do, and ends it by a signal once its journal has so many rows.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { journalPath } from '../../../infra/migrate/journal.ts';

const MIGRATE = resolve(import.meta.dirname, '../../../infra/migrate/migrate.ts');
const LOOK_EVERY_MS = 20;

export interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  /** Rows in the journal when it had ended */
  readonly journal: number;
}

export const migration = (from: string, url: string, concurrency: string) => {
  const rows = (): number => {
    try {
      return readFileSync(journalPath(from, url), 'utf8').split('\n').length - 1;
    } catch {
      return 0;
    }
  };
  const run = async (end?: { readonly signal: 'SIGINT' | 'SIGKILL'; readonly at: number }): Promise<Ended> => {
    const args = [MIGRATE, '--from', from, '--url', url, '--concurrency', concurrency, '--json'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = new Promise<number | null>((done) => {
      child.once('close', done);
    });
    const stdout = text(child.stdout);
    if (end !== undefined) {
      while (child.exitCode === null && rows() < end.at) await wait(LOOK_EVERY_MS);
      child.kill(end.signal);
    }
    return { exit: await exit, stdout: (await stdout).trim(), journal: rows() };
  };
  return { run };
};
