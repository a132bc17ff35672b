// A stream at its worst: late, twice, cut anew, out of order, and two batches at the same time; what fails comes again as Lambda repeats it.
import type { DynamoDBRecord } from 'aws-lambda';
import type { StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import { processBatch } from '../../functions/runtime/streams/batch.ts';
import type { Consumer } from '../../functions/runtime/streams/consumer.ts';
import { createMemoryParked } from '../../functions/runtime/streams/memory-parked.ts';
import type { Chance } from '../kit/fault-random.ts';
import { FAR } from '../kit/http-world.ts';
import { recordOf } from '../kit/stream.ts';

const LARGEST_BATCH = 30;
const MOST_DUPLICATES = 8;
const TRIES = 20;

type Batch = readonly StoredCommit[];

export interface Delivery {
  /** A commit enters the stream. */
  take(commits: Batch): void;
  /** Hands some of it over, or holds it back. */
  step(): Promise<void>;
  /** Hands over whatever is left. */
  settle(): Promise<void>;
}

const shuffled = (luck: Chance, batch: Batch): Batch =>
  batch
    .map((commit) => ({ commit, place: luck.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ commit }) => commit);

/** @throws Error where something is parked, or fails again and again */
const handOver = async (consumer: Consumer, batch: Batch): Promise<void> => {
  const parked = createMemoryParked();
  let records: readonly DynamoDBRecord[] = batch.map((commit, index) => recordOf(commit, index + 1));
  for (let tries = 0; records.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error('a batch does not go through');
    const { response } = await processBatch(records, { consumer, parked }, FAR, 0);
    const first = response.batchItemFailures[0]?.itemIdentifier;
    records = first === undefined ? [] : records.slice(records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === first));
  }
  if (parked.all().length > 0) throw new Error(`parked: ${JSON.stringify(parked.all())}`);
};

export const createDelivery = (consumer: Consumer, luck: Chance): Delivery => {
  let waiting: StoredCommit[] = [];
  const past: StoredCommit[] = [];
  const held: Batch[] = [];

  const cut = (): Batch => {
    const batch = waiting.slice(0, 1 + luck.below(LARGEST_BATCH));
    waiting = waiting.slice(batch.length);
    past.push(...batch);
    const again = luck.yes(0.4) ? Array.from({ length: luck.below(MOST_DUPLICATES) }, () => luck.pick(past)) : [];
    const whole = [...batch, ...again];
    return luck.yes(0.3) ? shuffled(luck, whole) : whole;
  };

  /** As it is, or once more in other parts. */
  const deliver = async (batch: Batch): Promise<void> => {
    await handOver(consumer, batch);
    if (luck.yes(0.7)) return;
    const at = luck.below(batch.length);
    for (const part of [batch.slice(at), batch.slice(0, at)]) if (part.length > 0) await handOver(consumer, part);
  };

  return {
    take: (commits) => void waiting.push(...commits),
    step: async () => {
      if (waiting.length === 0) return;
      const batch = cut();
      const way = luck.next();
      if (way < 0.2) held.push(batch);
      else if (way < 0.4 && waiting.length > 0) await Promise.all([handOver(consumer, batch), handOver(consumer, cut())]);
      else await deliver(batch);
      if (held.length > 0 && luck.yes(0.2)) await deliver(held.splice(luck.below(held.length), 1)[0] ?? []);
    },
    settle: async () => {
      while (waiting.length > 0) await deliver(cut());
      for (const batch of held.splice(0)) await deliver(batch);
    },
  };
};
