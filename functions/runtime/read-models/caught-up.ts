// Waits, within bounds, until the directory has seen a position of the log: how a list keeps the promise of a Consistency-Token.
import type { Status } from '../../../domain/user/values/status.ts';
import type { Clock } from '../config/clock.ts';
import type { DirectoryStore } from './directory-store.ts';

/** A projection is usually seen within some hundred milliseconds; who waits longer is better told to come back. */
const PATIENCE_MS = 2_000;
const INTERVAL_MS = 100;

interface Position {
  readonly streamId: string;
  readonly version: number;
}

/** false: not within the time there was. */
export const caughtUp = async (
  directory: DirectoryStore,
  position: Position,
  status: Status | undefined,
  deadline: number,
  clock: Clock,
): Promise<boolean> => {
  const end = Math.min(deadline, clock.now() + PATIENCE_MS);
  for (;;) {
    const entry = await directory.get(position.streamId);
    if (
      entry !== undefined &&
      entry.version >= position.version &&
      (entry.kind === 'removed' || (await directory.lists(entry.row, status)))
    ) {
      return true;
    }
    if (clock.now() + INTERVAL_MS > end) return false;
    await clock.pause(INTERVAL_MS);
  }
};
