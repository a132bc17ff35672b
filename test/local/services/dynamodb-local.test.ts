// DynamoDB Local as a child: advice without Java, no orphan and no loss after a kill -9 of its parent, tables kept over a restart.
import { DescribeTimeToLiveCommand, PutItemCommand, QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { startDynamoDbLocal } from '../../../infra/local/services/dynamodb-local.ts';
import { createTables, realStreamArns } from '../../../infra/local/services/tables.ts';
import { clientOf, LOG_TABLE } from '../fixtures/tables.ts';

const folders: string[] = [];
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'dynamodb-'));
  folders.push(path);
  return path;
};
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

const all = { TableName: 'log', KeyConditionExpression: 'streamId = :s', ExpressionAttributeValues: { ':s': { S: 'a' } } };
const versions = ({ Items = [] }: QueryCommandOutput): number[] => Items.map(({ version }) => Number(version?.N));

describe('without a Java that will do', () => {
  it('says what to install, and the alternative', async () => {
    vi.stubEnv('PATH', folder());
    await expect(startDynamoDbLocal({ dataDir: 'memory' })).rejects.toThrow(
      /no java.*apt-get install openjdk-17-jre-headless.*DYNAMODB_ENDPOINT=/,
    );
  });

  it('says so when it is too old', async () => {
    const bin = folder();
    writeFileSync(join(bin, 'java'), '#!/bin/sh\necho java.lang.UnsupportedClassVersionError >&2\nexit 1\n');
    chmodSync(join(bin, 'java'), 0o755);
    vi.stubEnv('PATH', bin);
    await expect(startDynamoDbLocal({ dataDir: 'memory' })).rejects.toThrow(/too old.*apt-get install openjdk-17-jre-headless/);
  });
});

it('uses DYNAMODB_ENDPOINT, creates tables once, and refuses another schema', async () => {
  const own = await startDynamoDbLocal({ dataDir: 'memory' });
  try {
    vi.stubEnv('DYNAMODB_ENDPOINT', own.endpoint);
    const given = await startDynamoDbLocal({ dataDir: 'memory' });
    await given.stop();
    const client = clientOf(given.endpoint);
    const table = { ...LOG_TABLE, ttlAttribute: 'ttl', globalSecondaryIndexes: [] };
    await createTables(client, [table]);
    await client.send(new PutItemCommand({ TableName: 'log', Item: { streamId: { S: 'a' }, version: { N: '1' } } }));
    await createTables(client, [table]);
    expect(versions(await client.send(new QueryCommand(all)))).toEqual([1]);
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'log' }));
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
    await expect(createTables(client, [{ ...table, streamViewType: 'KEYS_ONLY' }])).rejects.toThrow(/log .* another schema .* --fresh/);
    client.destroy();
  } finally {
    await own.stop();
  }
  expect(own.ended.aborted).toBe(true);
});

it('loses nothing and leaves nothing behind when its parent is killed', async () => {
  const dataDir = folder();
  const parent = spawn(process.execPath, ['test/local/fixtures/dynamodb-holder.ts', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let endpoint = '';
  let acknowledged = 0;
  for await (const line of createInterface(parent.stdout)) {
    const [word, value = ''] = line.split(' ');
    if (word === 'endpoint') endpoint = value;
    if (word === 'acknowledged') acknowledged = Number(value);
    if (acknowledged === 50) parent.kill('SIGKILL');
  }
  if (parent.exitCode === null && parent.signalCode === null) await once(parent, 'exit');
  await vi.waitFor(() => expect(fetch(endpoint)).rejects.toThrow('fetch failed'), { timeout: 5_000, interval: 20 });

  const again = await startDynamoDbLocal({ dataDir });
  const client = clientOf(again.endpoint);
  try {
    await createTables(client, [LOG_TABLE]);
    const kept = versions(await client.send(new QueryCommand(all)));
    expect(kept.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, index) => index + 1));

    const streams = new DynamoDBStreamsClient({
      endpoint: again.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'x' },
    });
    const StreamArn = (await realStreamArns(client, [LOG_TABLE])).get(LOG_TABLE.streamArn ?? '');
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    const seen: number[] = [];
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
      const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
      seen.push(...Records.map(({ dynamodb }) => Number(dynamodb?.Keys?.['version']?.N)));
    }
    expect(seen).toEqual(kept);
    streams.destroy();
  } finally {
    client.destroy();
    await again.stop();
  }
});
