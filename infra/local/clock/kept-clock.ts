// The clock of a stack: how far it is ahead outlives a restart, or the times in the stored data would lie in the future.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { createClock } from './clock.ts';
import type { MovableClock } from './clock.ts';

const Kept = z.strictObject({ aheadMs: z.int().nonnegative() });

/** @param dataDir undefined: memory only */
export const openClock = (dataDir: string | undefined): MovableClock => {
  if (dataDir === undefined) return createClock();
  const file = join(dataDir, 'clock.json');
  let aheadMs = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMs : 0;
  const clock = createClock(aheadMs);
  return {
    ...clock,
    advance: (milliseconds) => {
      // Kept before it is moved: what runs because of it may already write the new time.
      if (Number.isSafeInteger(milliseconds) && milliseconds > 0) {
        aheadMs += milliseconds;
        writeFileSync(`${file}.new`, JSON.stringify({ aheadMs }));
        renameSync(`${file}.new`, file);
      }
      clock.advance(milliseconds);
    },
  };
};
