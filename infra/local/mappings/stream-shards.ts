// Lists the shards of a stream, parents before children.
import { DescribeStreamCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamsClient, Shard } from '@aws-sdk/client-dynamodb-streams';

export interface ShardInfo {
  readonly id: string;
  readonly parentId: string | undefined;
}

export const listShards = async (client: DynamoDBStreamsClient, streamArn: string): Promise<readonly ShardInfo[]> => {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(last === undefined ? {} : { ExclusiveStartShardId: last }) }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    last = StreamDescription?.LastEvaluatedShardId;
  } while (last !== undefined);
  const ids = new Set(shards.map(({ ShardId }) => ShardId));
  return shards.map(({ ShardId = '', ParentShardId }) => ({
    id: ShardId,
    // A parent that is gone has been trimmed: nothing of it is left to wait for.
    parentId: ids.has(ParentShardId) ? ParentShardId : undefined,
  }));
};
