// Parks every commit of a batch that a consumer gave up on, or, where the stream has dropped it, what is still known of it.
import type { FailedBatch } from './failed-batch.ts';
import { type Parked, type ParkedStore, toParked } from './parked-store.ts';
import type { StreamReader } from './stream-reader.ts';

export interface ParkBatchPorts {
  readonly stream: StreamReader;
  readonly parked: Pick<ParkedStore, 'put'>;
}

/** The batch was tried as often as the mapping allows; each try left its own errors in the log. */
const EXHAUSTED = Object.assign(new Error('retries exhausted'), { name: 'RetriesExhausted' });

export const parkBatch = async (batch: FailedBatch, { stream, parked }: ParkBatchPorts, now: number): Promise<number | 'gone'> => {
  const positions = await stream.read(batch);
  if (positions === 'gone') {
    const lost = { position: `shard#${batch.shardId}@${batch.from}-${batch.to}`, error: 'RecordsExpired', attempts: 1 };
    const entries = batch.consumers.map((consumer): Parked => ({ consumer, ...lost, parkedAt: new Date(now).toISOString() }));
    for (const entry of entries) await parked.put(entry);
    return 'gone';
  }
  for (const consumer of batch.consumers) {
    for (const position of positions) await parked.put(toParked(consumer, position, EXHAUSTED, now));
  }
  return positions.length * batch.consumers.length;
};
