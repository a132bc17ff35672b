// Events, keys, queues and streams through the gateway.
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayWorld, KEY, putItem, startGatewayWorld } from '../fixtures/gateway.ts';
import { LOG_TABLE } from '../fixtures/tables.ts';

let world: GatewayWorld;
beforeAll(async () => {
  world = await startGatewayWorld();
});
afterAll(() => world.stop());

describe('other services', () => {
  it('passes events to the bus, with the caller', async () => {
    const events = new EventBridgeClient(world.options);
    await expect(events.send(new PutEventsCommand({ Entries: [{ EventBusName: 'users', Source: 's' }] }))).resolves.toMatchObject({
      FailedEntryCount: 0,
    });
    expect(world.put.at(-1)).toMatchObject({ caller: { name: 'writer' }, service: 'events', operation: 'PutEvents' });
    await expect(events.send(new PutEventsCommand({ Entries: [{ Source: 's' }] }))).rejects.toThrow(
      /events:PutEvents on resource: .*event-bus\/default/,
    );
    events.destroy();
  });

  it('answers the error of a backend', async () => {
    const kms = new KMSClient(world.options);
    await expect(kms.send(new GenerateDataKeyCommand({ KeyId: KEY, KeySpec: 'AES_256' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    kms.destroy();
  });

  it('sends to a queue whose URL leads to the gateway', async () => {
    const sqs = new SQSClient(world.options);
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'work' }));
    expect(QueueUrl).toBe(`${world.gateway.url}/000000000000/work`);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    expect(world.queues.server.inspectQueue('work')?.messages.ready.map(({ body }) => body)).toEqual(['hello']);
    await expect(sqs.send(new SendMessageCommand({ QueueUrl: `${world.gateway.url}/0/other`, MessageBody: 'x' }))).rejects.toThrow(
      /sqs:SendMessage/,
    );
    sqs.destroy();
  });

  it("reads a stream by the template's ARN", async () => {
    await world.client.send(putItem('streamed'));
    const { Table } = await world.client.send(new DescribeTableCommand({ TableName: 'log' }));
    expect(Table?.LatestStreamArn).toBe(LOG_TABLE.streamArn);
    const streams = new DynamoDBStreamsClient(world.options);
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: LOG_TABLE.streamArn }));
    expect(StreamDescription?.StreamArn).toBe(LOG_TABLE.streamArn);
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn: LOG_TABLE.streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records.map(({ dynamodb: change }) => change?.Keys?.['streamId']?.S)).toContain('streamed');
    streams.destroy();
  });
});
