// Finds the commit that was the newest at some point of a stream's life, without reading the stream.
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Point } from '../../../domain/kernel/repository.ts';
import type { Call, EventLog, StoredCommit } from './ports.ts';

type CommitAt = (version: number) => Promise<StoredCommit>;

/**
 * The newest commit below `tip` that is not younger than `at`, by bisection. Commits are stamped by the clocks of different functions:
 * where two of one stream disagree by milliseconds, a time between them means either.
 */
const bisect = async (at: Instant, tip: number, commitAt: CommitAt): Promise<StoredCommit | undefined> => {
  let found: StoredCommit | undefined;
  let [from, below] = [1, tip];
  while (from < below) {
    const middle = Math.floor((from + below) / 2);
    const commit = await commitAt(middle);
    if (commit.occurredAt <= at) {
      found = commit;
      from = middle + 1;
    } else {
      below = middle;
    }
  }
  return found;
};

export const commitAsOf = async (
  log: Pick<EventLog, 'get'>,
  tip: StoredCommit,
  point: Point,
  call: Call,
): Promise<StoredCommit | undefined> => {
  const commitAt: CommitAt = async (version) => {
    const [commit] = await log.get(tip.streamId, [version], call);
    if (commit === undefined) throw new Error(`${tip.streamId}@${version} is missing from the log`);
    return commit;
  };
  if ('at' in point) return tip.occurredAt <= point.at ? tip : bisect(point.at, tip.version, commitAt);
  if (point.version === tip.version) return tip;
  return point.version < tip.version ? commitAt(point.version) : undefined;
};
