// Waits, within bounds, until the read models have seen a position of the log: how lists keep the promise of a Consistency-Token.
import { refusal } from '../../../domain/kernel/refusal.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { Clock } from '../config/clock.ts';
import type { Position } from '../../../domain/kernel/commit.ts';
import type { DirectoryStore } from './directory-store.ts';

/** A projection is usually seen within some hundred milliseconds; who waits longer is better told to come back. */
const PATIENCE_MS = 2_000;
const INTERVAL_MS = 100;

export const LAGS = refusal('UNAVAILABLE', 'The list has not caught up with the Consistency-Token yet.');

export interface CatchingUp {
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/**
 * false: not within the time there was.
 * @param position absent: there is nothing to wait for
 * @param shows whether what is about to be read shows a row as it is; nothing needs to show a user that is erased
 */
export const caughtUp = async (
  { directory, clock }: { readonly directory: Pick<DirectoryStore, 'get'>; readonly clock: Clock },
  position: Position | undefined,
  shows: (row: DirectoryRow) => Promise<boolean>,
  deadline: number,
): Promise<boolean> => {
  if (position === undefined) return true;
  const end = Math.min(deadline, clock.now() + PATIENCE_MS);
  for (;;) {
    const entry = await directory.get(position.streamId);
    const seen = entry !== undefined && entry.version >= position.version;
    if (seen && (entry.kind === 'removed' || (await shows(entry.row)))) return true;
    if (clock.now() + INTERVAL_MS > end) return false;
    await clock.pause(INTERVAL_MS);
  }
};
