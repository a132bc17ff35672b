// What the invocation that runs has used of the database and of the keys in memory: tallied on the way, taken once when it is counted. An environment runs one at a time.
import type { CapacityObserver } from '../aws/consumed-capacity.ts';
import type { LogObserver } from '../event-log/observer.ts';
import type { CacheObserver } from '../keyring/key-cache.ts';
import type { Used } from './metric-catalog.ts';

const tally = new Map<Used, number>();
const add = (name: Used, value: number): void => void (value > 0 && tally.set(name, (tally.get(name) ?? 0) + value));

export const usage: LogObserver & CapacityObserver & CacheObserver = {
  conflict: () => add('AppendConflict', 1),
  unknownOutcome: () => add('UnknownOutcome', 1),
  readUnits: (units) => add('ReadUnits', units),
  writeUnits: (units) => add('WriteUnits', units),
  cacheHit: () => add('CacheHit', 1),
  cacheMiss: () => add('CacheMiss', 1),
  cacheStale: () => add('CacheStale', 1),
};

/** What was used since the last time; what was not used is not named. */
export const takeUsage = (): Partial<Record<Used, number>> => {
  const used = Object.fromEntries(tally);
  tally.clear();
  return used;
};
