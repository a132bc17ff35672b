// The functions of the chain, bundled with the SDK as real ones are.
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const db = new DynamoDBClient({});
const events = new EventBridgeClient({});
const { WRITTEN, ARRIVED, BUS } = process.env;

interface HttpEvent {
  readonly pathParameters: { readonly id: string };
}

export const write = async ({ pathParameters: { id } }: HttpEvent): Promise<unknown> => {
  await db.send(new PutItemCommand({ TableName: WRITTEN, Item: { id: { S: id } } }));
  return { statusCode: 201 };
};

export const publish = async ({ Records }: { Records: { dynamodb: { Keys: { id: { S: string } } } }[] }): Promise<void> => {
  const Entries = Records.map(({ dynamodb }) => ({
    EventBusName: BUS,
    Source: 'chain',
    DetailType: 'Written',
    Detail: JSON.stringify({ id: dynamodb.Keys.id.S }),
  }));
  const { FailedEntryCount } = await events.send(new PutEventsCommand({ Entries }));
  if (FailedEntryCount !== 0) throw new Error('the bus refused an event');
};

export const consume = async ({ detail }: { detail: { id: string } }): Promise<void> => {
  await db.send(new PutItemCommand({ TableName: ARRIVED, Item: { id: { S: detail.id } } }));
};

export const read = async ({ pathParameters: { id } }: HttpEvent): Promise<unknown> => {
  const { Item } = await db.send(new GetItemCommand({ TableName: ARRIVED, Key: { id: { S: id } }, ConsistentRead: true }));
  return { statusCode: Item === undefined ? 404 : 200 };
};
