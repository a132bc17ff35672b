// Reads the items of a query in order, in as many requests as it takes.
import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

type Item = Readonly<Record<string, unknown>>;

interface Range {
  /** Without it all are read. */
  readonly limit?: number;
  /** The key behind which it begins */
  readonly after?: Item | undefined;
}

export const queryItems = async (
  documents: DynamoDBDocumentClient,
  query: Omit<QueryCommandInput, 'Limit' | 'ExclusiveStartKey'>,
  { limit = Number.POSITIVE_INFINITY, after }: Range = {},
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let start = after;
  do {
    const page = await documents.send(
      new QueryCommand({
        ...query,
        ...(Number.isFinite(limit) && { Limit: limit - found.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && found.length < limit);
  return found;
};
