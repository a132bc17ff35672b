// One stack per data folder: a file names the process that holds it. A lock whose process is gone is taken over.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class DataDirHeld extends Error {
  override readonly name = 'DataDirHeld';
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** What tells a process from a later one with the same id; empty where the system does not say. */
const startedAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name may hold spaces and brackets; the start time is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/**
 * Answers how to let go of the folder.
 * @throws DataDirHeld while another process holds it
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'lock');
  const mine = join(dataDir, `lock.${process.pid}`);
  writeFileSync(mine, `${process.pid} ${startedAt(process.pid)}`);
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const [pid = '', started = ''] = readFileSync(file, 'utf8').split(' ');
        const held = alive(Number(pid)) && (started === '' || started === startedAt(Number(pid)));
        if (held) throw new DataDirHeld(`Another stack (process ${pid}) holds ${dataDir}. Stop it first.`);
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
};
