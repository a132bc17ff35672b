// Reads a range of one shard again: to learn which commits were in a batch that a consumer gave up on.
import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { Position } from './consumer.ts';
import type { FailedBatch } from './failed-batch.ts';

export interface StreamReader {
  /** The commits among the records `from` … `to`; `gone` where the stream no longer has them (24 h). */
  read(batch: Pick<FailedBatch, 'streamArn' | 'shardId' | 'from' | 'to'>): Promise<readonly Position[] | 'gone'>;
}

/** Beyond any batch; an iterator that yields nothing more must not be followed for ever. */
const MAX_PAGES = 100;

interface Keyed {
  readonly dynamodb?:
    | {
        readonly SequenceNumber?: string | undefined;
        readonly Keys?: Record<string, { S?: string | undefined; N?: string | undefined }> | undefined;
        readonly NewImage?: Record<string, unknown> | undefined;
      }
    | undefined;
}

/** The same items that the mapping's filter lets through. */
const commitAt = ({ dynamodb }: Keyed): readonly Position[] => {
  const [streamId, version] = [dynamodb?.Keys?.streamId?.S, dynamodb?.Keys?.version?.N];
  const isCommit = streamId?.startsWith('user_') === true && dynamodb?.NewImage?.stateFingerprint !== undefined;
  return isCommit ? [{ streamId, version: Number(version) }] : [];
};

export const createStreamReader = (client: DynamoDBStreamsClient): StreamReader => {
  const readRange = async ({ streamArn, shardId, from, to }: Parameters<StreamReader['read']>[0]): Promise<readonly Position[]> => {
    const start = { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: from } as const;
    let { ShardIterator: iterator } = await client.send(new GetShardIteratorCommand(start));
    const found: Position[] = [];
    for (let page = 0; iterator !== undefined && page < MAX_PAGES; page += 1) {
      const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
      const within = Records.filter(({ dynamodb }) => BigInt(dynamodb?.SequenceNumber ?? 0) <= BigInt(to));
      found.push(...within.flatMap((record) => commitAt(record as Keyed)));
      const last = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined && BigInt(last) >= BigInt(to)) return found;
      iterator = NextShardIterator;
    }
    throw new Error(`the shard ended before ${to}`);
  };

  return {
    read: async (batch) => {
      try {
        return await readRange(batch);
      } catch (error) {
        if (error instanceof TrimmedDataAccessException || error instanceof ResourceNotFoundException) return 'gone';
        throw error;
      }
    },
  };
};
