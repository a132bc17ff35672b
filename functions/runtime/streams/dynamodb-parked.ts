// The parked positions on DynamoDB, one partition per consumer.
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Parked, ParkedStore } from './parked-store.ts';

export const createDynamoDbParked = (documents: DynamoDBDocumentClient, table: string): ParkedStore => {
  return {
    put: async (parked) => {
      await documents.send(new PutCommand({ TableName: table, Item: { ...parked } }));
    },
    list: async (consumer, prefix, limit) => {
      const condition = prefix === '' ? 'consumer = :consumer' : 'consumer = :consumer AND begins_with(#position, :prefix)';
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: condition,
          ...(prefix === '' ? {} : { ExpressionAttributeNames: { '#position': 'position' } }),
          ExpressionAttributeValues: { ':consumer': consumer, ...(prefix === '' ? {} : { ':prefix': prefix }) },
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return Items as Parked[];
    },
    remove: async ({ consumer, position }) => {
      await documents.send(new DeleteCommand({ TableName: table, Key: { consumer, position } }));
    },
  };
};
