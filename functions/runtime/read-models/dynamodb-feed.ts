// The feed on DynamoDB: one partition per day.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FeedEntry } from '../../../domain/read-models/feed.ts';
import { queryItems } from '../aws/query-items.ts';
import type { FeedStore } from './feed-store.ts';

export const createDynamoDbFeed = (documents: DynamoDBDocumentClient, table: string): FeedStore => ({
  read: async (day, from, to, limit) => {
    const query = {
      TableName: table,
      // Once shown, an entry must never be missing: a replica that lags would hide what a reader then passes.
      ConsistentRead: true,
      KeyConditionExpression: '#day = :day AND #position BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#day': 'day', '#position': 'position' },
      // No position equals a bound without a user's id, so both ends are as good as exclusive.
      ExpressionAttributeValues: { ':day': day, ':from': from, ':to': to },
    };
    return (await queryItems(documents, query, { limit })) as unknown as readonly FeedEntry[];
  },
});
