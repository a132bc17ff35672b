// One stack per data folder: a file names the process that holds it. A lock whose process is gone is taken over.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export class DataDirHeld extends Error {
  override readonly name = 'DataDirHeld';
}

/** A killed process takes a moment to go; a restart right after the kill should not fail for that. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 50;

const signalled = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** State and start time of a process; undefined where the system does not say. The start time tells it from a later one with the same id. */
const procStat = (pid: number): { readonly dead: boolean; readonly started: string } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may hold anything; the state follows it, and the start time is the 20th field from there.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { dead: fields[0] === 'Z' || fields[0] === 'X', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
};

const holds = (pid: number, started: string): boolean => {
  const stat = procStat(pid);
  if (!signalled(pid) || stat?.dead === true) return false;
  return started === '' || stat === undefined || stat.started === started;
};

/** The process that holds the lock, or undefined once it is ours. */
const tryLock = (file: string, mine: string): number | undefined => {
  for (;;) {
    try {
      linkSync(mine, file);
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [pid = '', started = ''] = readFileSync(file, 'utf8').split(' ');
      if (holds(Number(pid), started)) return Number(pid);
      rmSync(file, { force: true });
    }
  }
};

/**
 * Answers how to let go of the folder.
 * @throws DataDirHeld while another process holds it
 */
export const lockDataDir = async (dataDir: string): Promise<() => void> => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'lock');
  const mine = join(dataDir, `lock.${process.pid}`);
  writeFileSync(mine, `${process.pid} ${procStat(process.pid)?.started ?? ''}`);
  try {
    const deadline = Date.now() + PATIENCE_MS;
    for (let holder = tryLock(file, mine); holder !== undefined; holder = tryLock(file, mine)) {
      if (Date.now() > deadline) throw new DataDirHeld(`Another stack (process ${holder}) holds ${dataDir}. Stop it first.`);
      await pause(RETRY_MS);
    }
    return () => rmSync(file, { force: true });
  } finally {
    rmSync(mine, { force: true });
  }
};
