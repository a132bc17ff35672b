// The gateway with the real SDK: what a grant lets through, and what a missing one answers.
import { DeleteItemCommand, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayWorld, key, putItem, reader, startGatewayWorld } from '../fixtures/gateway.ts';
import { clientOf, LOG_TABLE } from '../fixtures/tables.ts';

let world: GatewayWorld;
beforeAll(async () => {
  world = await startGatewayWorld();
});
afterAll(() => world.stop());

describe('permissions', () => {
  it('lets a granted call through', async () => {
    await world.client.send(putItem('granted'));
    const { Item } = await world.client.send(new GetItemCommand({ TableName: 'log', Key: key('granted') }));
    expect(Item).toEqual(key('granted'));
  });

  it('answers a missing grant as AWS does', async () => {
    await expect(world.client.send(new DeleteItemCommand({ TableName: 'log', Key: key('granted') }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::000000000000:assumed-role/WriterRole/writer is not authorized to perform: dynamodb:DeleteItem on resource: ' +
        `${LOG_TABLE.arn} because no identity-based policy allows the dynamodb:DeleteItem action`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('asks for the action of each member of a transaction', async () => {
    const check = { ConditionCheck: { TableName: 'log', Key: key('granted'), ConditionExpression: 'attribute_exists(streamId)' } };
    await expect(world.client.send(new TransactWriteItemsCommand({ TransactItems: [check] }))).rejects.toThrow(
      /dynamodb:ConditionCheckItem/,
    );
  });

  it('looks at the leading key', async () => {
    const limited = clientOf(world.gateway.url, reader.accessKeyId);
    await expect(limited.send(new GetItemCommand({ TableName: 'log', Key: key('public#1') }))).resolves.toMatchObject({});
    await expect(limited.send(new GetItemCommand({ TableName: 'log', Key: key('private#1') }))).rejects.toThrow(/not authorized/);
    limited.destroy();
  });

  it('knows no stranger', async () => {
    const stranger = clientOf(world.gateway.url, 'LOCALstranger');
    await expect(stranger.send(putItem('x'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    stranger.destroy();
  });

  it.each([
    ['unsigned', {}, 403],
    ['to no known service', { authorization: 'Credential=LOCALwriter/x', 'x-amz-target': 'Nothing.At' }, 400],
    ['that is no JSON', { authorization: 'Credential=LOCALwriter/x', 'x-amz-target': 'DynamoDB_20120810.PutItem' }, 400],
  ])('refuses a request %s', async (_, headers, status) => {
    expect((await fetch(world.gateway.url, { method: 'POST', headers, body: '{' })).status).toBe(status);
  });

  it('says that function-to-function calls are not there', async () => {
    const answer = await fetch(`${world.gateway.url}/2015-03-31/functions/f/invocations`, {
      method: 'POST',
      headers: { authorization: 'Credential=LOCALwriter/x' },
    });
    expect(answer.status).toBe(501);
  });
});
