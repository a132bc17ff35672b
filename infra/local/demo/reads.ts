// The two ways to read what was just written: with the token that forbids older data, and without it, to see how long the read model takes.
import { setTimeout as wait } from 'node:timers/promises';
import type { Accepted, Client } from './client.ts';
import type { Account, Journal } from './journal.ts';

const LONGEST_LAG_MS = 60_000;
/** Between two looks, as a part of the lag so far: what asking often adds to the load stays small, and so does the error. */
const PAUSE_SHARE = 0.1;
const LONGEST_PAUSE_MS = 250;

/** GET with the answer's Consistency-Token must show that version or a newer one. */
export const readOwnWrite = async (client: Client, journal: Journal, row: number, written: Accepted): Promise<void> => {
  const read = await client.get(written.user.id, written.consistencyToken);
  if (!read.ok) journal.problem('NOT_READABLE', row);
  else if (read.user.version < written.user.version) journal.problem('OLDER_THAN_TOKEN', row);
};

/** GETs without a token until the read model shows `account`'s acknowledged version. Call it as soon as the command is answered. */
export const sampleLag = async (client: Client, journal: Journal, { row, acknowledged }: Account): Promise<void> => {
  const acknowledgedAt = performance.now();
  for (;;) {
    const read = await client.get(acknowledged.id);
    const lagMs = performance.now() - acknowledgedAt;
    if (read.ok && read.user.version >= acknowledged.version) {
      journal.lagMs.push(lagMs);
      return;
    }
    if ((!read.ok && read.status !== 404) || lagMs > LONGEST_LAG_MS) {
      journal.problem('NOT_READABLE_IN_TIME', row);
      return;
    }
    await wait(Math.min(lagMs * PAUSE_SHARE, LONGEST_PAUSE_MS));
  }
};
