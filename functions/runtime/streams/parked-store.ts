// The port to what is parked: positions of the log that a consumer could not apply, with why, and without any data.
import type { ConsumerName, Position } from './consumer.ts';

export interface Parked extends Partial<Position> {
  readonly consumer: ConsumerName;
  /** `<streamId>@<version, 16 digits>`, or `shard#…` where the stream had dropped the record before it could be read. */
  readonly position: string;
  /** Class of the error, with its code where it has one. */
  readonly error: string;
  /** ISO 8601 */
  readonly parkedAt: string;
  readonly attempts: number;
}

export interface ParkedStore {
  put(parked: Parked): Promise<void>;
  /** In order of position. */
  list(consumer: ConsumerName, prefix: string, limit: number): Promise<readonly Parked[]>;
  remove(parked: Pick<Parked, 'consumer' | 'position'>): Promise<void>;
}

const VERSION_DIGITS = 16;

export const positionKey = ({ streamId, version }: Position): string => `${streamId}@${String(version).padStart(VERSION_DIGITS, '0')}`;

/** Never the message: it can quote data. */
export const errorOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return 'unknown';
  const { code } = thrown as { readonly code?: unknown };
  return typeof code === 'string' ? `${thrown.name}/${code}` : thrown.name;
};

export const toParked = (consumer: ConsumerName, position: Position, thrown: unknown, now: number): Parked => ({
  consumer,
  ...position,
  position: positionKey(position),
  error: errorOf(thrown),
  parkedAt: new Date(now).toISOString(),
  attempts: 1,
});
