// The search entries on DynamoDB: one partition per first letter, in order of the words.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bucketOf, type SearchEntry } from '../../../domain/read-models/search/search.ts';
import { queryItems } from '../aws/query-items.ts';
import type { SearchStore } from './search-store.ts';

export const createDynamoDbSearch = (documents: DynamoDBDocumentClient, table: string): SearchStore => ({
  read: async ({ prefix, after, limit, consistent }) => {
    const bucket = bucketOf(prefix);
    const query = {
      TableName: table,
      ConsistentRead: consistent,
      KeyConditionExpression: '#bucket = :bucket AND begins_with(#entry, :prefix)',
      ExpressionAttributeNames: { '#bucket': 'bucket', '#entry': 'entry' },
      ExpressionAttributeValues: { ':bucket': bucket, ':prefix': prefix },
    };
    const found = await queryItems(documents, query, { limit, after: after === undefined ? undefined : { bucket, entry: after } });
    return found as unknown as readonly SearchEntry[];
  },
});
