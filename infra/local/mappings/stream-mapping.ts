// One mapping of a table's stream to a function: polls the shards in order, filters, batches, and keeps its place.
import { createHash } from 'node:crypto';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { compilePattern } from '../eventbridge/pattern.ts';
import type { Background } from '../ports.ts';
import { SHARD_END, SHARD_START } from './checkpoints.ts';
import type { Checkpoints } from './checkpoints.ts';
import { DrainCheck } from './drain-check.ts';
import { BUSY_POLL_MS, IDLE_POLL_MS, LONGEST_RETRY_PAUSE_MS, MAX_RECORDS_PER_READ } from './limits.ts';
import { Stopped } from './pacer.ts';
import { ShardCursor } from './shard-cursor.ts';
import { processBatch } from './stream-batch.ts';
import type { BatchDeps } from './stream-batch.ts';
import { streamRecord } from './stream-record.ts';
import type { StreamRecord } from './stream-record.ts';
import { listShards } from './stream-shards.ts';
import type { ShardInfo } from './stream-shards.ts';

export interface StreamMappingDeps extends BatchDeps {
  readonly client: DynamoDBStreamsClient;
  /** The stream as DynamoDB Local calls it. */
  readonly streamArn: string;
  readonly checkpoints: Checkpoints;
  readonly partitionKey: string;
  readonly onRead: (records: readonly StreamRecord[]) => void;
}

const onlyStopped = (error: unknown): void => {
  if (!(error instanceof Stopped)) throw error;
};

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

export const startStreamMapping = (deps: StreamMappingDeps): Background => {
  const { mapping, client, streamArn, checkpoints, pacer } = deps;
  const filters = mapping.filters.map(compilePattern);
  const wanted = (record: StreamRecord): boolean => filters.length === 0 || filters.some((matches) => matches(record));
  const readLimit = Math.min(mapping.batchSize * mapping.parallelizationFactor, MAX_RECORDS_PER_READ);
  const cursors = new Map<string, ShardCursor>();
  const drain = new DrainCheck();
  let shards: readonly ShardInfo[] = [];

  const place = (shard: string) => checkpoints.get(mapping.id, streamArn, shard);
  const move = (shard: string, to: string): void => checkpoints.set(mapping.id, streamArn, shard, to);
  const cursorOf = (shard: string): ShardCursor => {
    const cursor = cursors.get(shard) ?? new ShardCursor(client, streamArn, shard);
    cursors.set(shard, cursor);
    return cursor;
  };

  /** A mapping that starts at LATEST skips, once, what was there before it. */
  const skipToLatest = async (): Promise<void> => {
    for (const { id } of await listShards(client, streamArn)) {
      if (place(id) !== undefined) return;
      const cursor = new ShardCursor(client, streamArn, id);
      let last = SHARD_START;
      for (let page = await cursor.read(MAX_RECORDS_PER_READ, last); ; page = await cursor.read(MAX_RECORDS_PER_READ, last)) {
        last = page.end ? SHARD_END : (page.records.at(-1)?.dynamodb?.SequenceNumber ?? last);
        if (page.end || page.records.length === 0) break;
      }
      move(id, last);
    }
  };

  const laneOf = ({ dynamodb }: StreamRecord): number => {
    const key = JSON.stringify(dynamodb.Keys[deps.partitionKey]);
    return createHash('md5').update(key).digest().readUInt32BE() % mapping.parallelizationFactor;
  };

  const processPage = async (shard: string, records: readonly StreamRecord[]): Promise<void> => {
    const lanes = Map.groupBy(records.filter(wanted), mapping.parallelizationFactor > 1 ? laneOf : () => 0);
    const runs = [...lanes.values()].map(async (lane) => {
      for (const batch of chunks(lane, mapping.batchSize)) await processBatch(deps, shard, batch);
    });
    const outcomes = await Promise.allSettled(runs);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };

  /** Reads one page, or, with a batching window, until the batch is full or the window over. */
  const gather = async (shard: string): Promise<{ records: StreamRecord[]; end: boolean }> => {
    const records: StreamRecord[] = [];
    const windowEnds = Date.now() + mapping.batchingWindowSeconds * 1000;
    for (;;) {
      const page = await cursorOf(shard).read(readLimit - records.length, place(shard) ?? SHARD_START);
      if (page.records.length > 0) drain.found(page.records.length);
      const read = page.records.map((record) => streamRecord(record, mapping.sourceArn));
      deps.onRead(read);
      records.push(...read);
      const over = records.length === 0 || records.length >= readLimit || Date.now() >= windowEnds;
      if (page.end || over) return { records, end: page.end };
      await pacer.pause(BUSY_POLL_MS);
    }
  };

  /** Answers whether any shard had records. */
  const round = async (): Promise<boolean> => {
    const open = shards.filter(({ id }) => place(id) !== SHARD_END);
    if (open.length === 0) shards = await listShards(client, streamArn);
    let busy = false;
    for (const { id, parentId } of shards) {
      if (place(id) === SHARD_END || (parentId !== undefined && place(parentId) !== SHARD_END)) continue;
      const { records, end } = await gather(id);
      busy ||= records.length > 0;
      await processPage(id, records);
      const last = end ? SHARD_END : records.at(-1)?.dynamodb.SequenceNumber;
      if (last !== undefined) move(id, last);
      if (end) shards = await listShards(client, streamArn);
      busy ||= end;
    }
    return busy;
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    let ready = mapping.startingPosition !== 'LATEST';
    while (!pacer.stopped) {
      drain.begin();
      try {
        if (!ready) await skipToLatest();
        ready = true;
        const busy = await round();
        failures = 0;
        drain.end(busy);
        await pacer.idle(busy ? BUSY_POLL_MS : IDLE_POLL_MS);
      } catch (error) {
        cursors.clear();
        drain.end(true);
        if (error instanceof Stopped) break;
        failures += 1;
        deps.report(`mapping ${mapping.id}: ${String(error)}`);
        await pacer.pause(Math.min(deps.retryBaseMs * 2 ** failures, LONGEST_RETRY_PAUSE_MS)).catch(onlyStopped);
      }
    }
    drain.close();
  };

  const running = run();
  return {
    pending: () => {
      const answer = drain.ask();
      pacer.wake();
      return answer;
    },
    stop: async () => {
      pacer.stop();
      await running;
    },
  };
};
