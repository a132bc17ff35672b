// Reads one shard from a checkpoint on, and finds its place again when an iterator has gone stale.
import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamsClient, _Record } from '@aws-sdk/client-dynamodb-streams';
import { SHARD_START } from './checkpoints.ts';
import type { Checkpoint } from './checkpoints.ts';

export interface Page {
  readonly records: readonly _Record[];
  /** Nothing will ever follow. */
  readonly end: boolean;
}

const trimmed = (error: unknown): boolean => error instanceof Error && error.name === 'TrimmedDataAccessException';

export class ShardCursor {
  readonly #client: DynamoDBStreamsClient;
  readonly #streamArn: string;
  readonly #shardId: string;
  #iterator: string | undefined;

  constructor(client: DynamoDBStreamsClient, streamArn: string, shardId: string) {
    this.#client = client;
    this.#streamArn = streamArn;
    this.#shardId = shardId;
  }

  /** @param from where to begin when this cursor has no place yet */
  async read(limit: number, from: Checkpoint): Promise<Page> {
    const known = this.#iterator;
    // Only an answer moves the cursor on: after an error it starts from the checkpoint again.
    this.#iterator = undefined;
    try {
      return await this.#readAt(known ?? (await this.#find(from)), limit);
    } catch (error) {
      // DynamoDB Local says so of an iterator that it gave out while the shard was still empty.
      if (!trimmed(error)) throw error;
      return this.#readAt(await this.#find(from), limit);
    }
  }

  async #readAt(iterator: string | undefined, limit: number): Promise<Page> {
    const answer = await this.#client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
    this.#iterator = answer.NextShardIterator;
    return { records: answer.Records ?? [], end: answer.NextShardIterator === undefined };
  }

  async #find(from: Checkpoint): Promise<string | undefined> {
    const place = { StreamArn: this.#streamArn, ShardId: this.#shardId };
    const oldest = new GetShardIteratorCommand({ ...place, ShardIteratorType: 'TRIM_HORIZON' });
    if (from === SHARD_START) return (await this.#client.send(oldest)).ShardIterator;
    try {
      const after = new GetShardIteratorCommand({ ...place, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: from });
      return (await this.#client.send(after)).ShardIterator;
    } catch (error) {
      // The checkpoint is older than the 24 hours that a stream keeps.
      if (trimmed(error)) return (await this.#client.send(oldest)).ShardIterator;
      throw error;
    }
  }
}
