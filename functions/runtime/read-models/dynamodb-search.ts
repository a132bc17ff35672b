// The search entries on DynamoDB: one partition per first letter, in order of the words.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { bucketOf, type SearchEntry } from '../../../domain/read-models/search/search.ts';
import type { SearchStore } from './search-store.ts';

export const createDynamoDbSearch = (documents: DynamoDBDocumentClient, table: string): SearchStore => ({
  read: async ({ prefix, after, limit, consistent }) => {
    const bucket = bucketOf(prefix);
    const found: SearchEntry[] = [];
    let start: Record<string, unknown> | undefined = after === undefined ? undefined : { bucket, entry: after };
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: consistent,
          KeyConditionExpression: '#bucket = :bucket AND begins_with(#entry, :prefix)',
          ExpressionAttributeNames: { '#bucket': 'bucket', '#entry': 'entry' },
          ExpressionAttributeValues: { ':bucket': bucket, ':prefix': prefix },
          Limit: limit - found.length,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      found.push(...((page.Items ?? []) as SearchEntry[]));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && found.length < limit);
    return found;
  },
});
