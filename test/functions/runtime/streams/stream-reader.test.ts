// Reads a range of a shard again, on a real stream of DynamoDB Local.
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStreamReader } from '../../../../functions/runtime/streams/stream-reader.ts';
import { startDatabase, type TestDatabase } from '../../../kit/dynamodb.ts';
import { ada, bob } from '../../../kit/users.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const ACCESS = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

const trimmed = async () => {
  throw new TrimmedDataAccessException({ message: 'trimmed', $metadata: {} });
};

describe('the stream reader', () => {
  it('answers the commits between two sequence numbers, and nothing else that the log holds', async () => {
    const access = { ...ACCESS, endpoint: database.endpoint };
    const [tables, streams] = [new DynamoDBClient(access), new DynamoDBStreamsClient(access)];
    await tables.send(
      new CreateTableCommand({
        TableName: 'Log',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'streamId', KeyType: 'HASH' },
          { AttributeName: 'version', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'streamId', AttributeType: 'S' },
          { AttributeName: 'version', AttributeType: 'N' },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      }),
    );
    const items: [string, number, boolean][] = [
      [ada, 1, true],
      ['claim#email#00', 0, false],
      [ada, 1e15, false],
      [bob, 1, true],
      [ada, 2, true],
    ];
    for (const [streamId, version, isCommit] of items) {
      const Item = { streamId: { S: streamId }, version: { N: String(version) }, ...(isCommit && { stateFingerprint: { S: 'user/1' } }) };
      await tables.send(new PutItemCommand({ TableName: 'Log', Item }));
    }
    const streamArn = (await tables.send(new DescribeTableCommand({ TableName: 'Log' }))).Table?.LatestStreamArn ?? '';
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    const shardId = StreamDescription?.Shards?.[0]?.ShardId ?? '';
    const start = { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand(start));
    const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
    const numbers = Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
    expect(numbers).toHaveLength(5);

    const reader = createStreamReader(streams);
    const range = (from: number, to: number) => reader.read({ streamArn, shardId, from: numbers[from] ?? '', to: numbers[to] ?? '' });
    expect(await range(0, 3)).toEqual([
      { streamId: ada, version: 1 },
      { streamId: bob, version: 1 },
    ]);
    expect(await range(3, 4)).toEqual([
      { streamId: bob, version: 1 },
      { streamId: ada, version: 2 },
    ]);
    tables.destroy();
    streams.destroy();
  });

  it('says when the stream has dropped the records', async () => {
    const reader = createStreamReader({ send: trimmed } as unknown as DynamoDBStreamsClient);
    expect(await reader.read({ streamArn: 'a', shardId: 's', from: '1', to: '2' })).toBe('gone');
  });
});
