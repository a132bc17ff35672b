// Redrive: reads parked positions from the log again and applies them on the same path as live delivery.
import type { EventLog } from '../event-log/ports.ts';
import type { Consumer } from './consumer.ts';
import { errorOf, type Parked, type ParkedStore } from './parked-store.ts';

export interface RedrivePorts {
  readonly consumer: Consumer;
  readonly parked: ParkedStore;
  readonly log: Pick<EventLog, 'read'>;
}

export interface Redriven {
  readonly applied: number;
  /** Failed again, and stay parked. */
  readonly failed: number;
  /** Positions that the log does not hold, or that name none: nothing to apply. They stay for people to look at. */
  readonly unresolved: number;
}

type Result = keyof Redriven;

const redriveOne = async (entry: Parked, { consumer, parked, log }: RedrivePorts, deadline: number): Promise<Result> => {
  const { streamId, version } = entry;
  if (streamId === undefined || version === undefined) return 'unresolved';
  const again = async (thrown: unknown): Promise<'failed'> => {
    await parked.put({ ...entry, error: errorOf(thrown), attempts: entry.attempts + 1 });
    return 'failed';
  };
  try {
    const commits = await log.read(streamId, version, version, { deadline });
    if (commits.length === 0) return 'unresolved';
    const [failure] = await consumer.apply(commits, deadline);
    if (failure !== undefined) return await again(failure.thrown);
  } catch (thrown) {
    return again(thrown);
  }
  await parked.remove(entry);
  return 'applied';
};

/** One at a time and in order of version, so that a user's commits go out as they happened. Stops at the deadline. */
export const redrive = async (
  ports: RedrivePorts,
  streamId: string | undefined,
  limit: number,
  deadline: number,
  now = Date.now,
): Promise<Redriven> => {
  const prefix = streamId === undefined ? '' : `${streamId}@`;
  const counted: Record<Result, number> = { applied: 0, failed: 0, unresolved: 0 };
  for (const entry of await ports.parked.list(ports.consumer.name, prefix, limit)) {
    if (now() >= deadline) break;
    counted[await redriveOne(entry, ports, deadline)] += 1;
  }
  return counted;
};
