// The log, the directory and the search entries on DynamoDB, read from end to end.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SearchEntry } from '../../../domain/read-models/search/search.ts';
import { isUserId } from '../../../domain/user/user.ts';
import { batchGet } from '../read-models/batch-get.ts';
import type { Cursor, Page, Part, Scans } from './ports.ts';

type Item = Readonly<Record<string, unknown>>;

export interface ScannedTables {
  readonly log: string;
  readonly directory: string;
  readonly search: string;
}

/** Items that one request looks at; commits of one user lie together, so of the log it can be more. */
const ITEMS = 200;
const COMMITS = 1_000;

const keyOf = ({ bucket, entry }: SearchEntry) => ({ bucket, entry });

const idsOf = ({ items, next }: Page<Item>, name: string): Page<string> => ({
  items: [...new Set(items.map((item) => String(item[name])))].filter(isUserId),
  ...(next === undefined ? {} : { next }),
});

export const createDynamoDbScans = (documents: DynamoDBDocumentClient, tables: ScannedTables): Scans => {
  const scan = async (table: string, { segment, segments, after }: Part, limit: number, names: readonly string[]): Promise<Page<Item>> => {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        Segment: segment,
        TotalSegments: segments,
        Limit: limit,
        ProjectionExpression: names.map((_, index) => `#n${index}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    return { items: Items, ...(LastEvaluatedKey === undefined ? {} : { next: LastEvaluatedKey as Cursor }) };
  };
  return {
    users: async (part) => idsOf(await scan(tables.log, part, COMMITS, ['streamId']), 'streamId'),
    rows: async (part) => idsOf(await scan(tables.directory, part, ITEMS, ['id']), 'id'),
    words: async (part) => (await scan(tables.search, part, ITEMS, ['bucket', 'entry', 'words'])) as unknown as Page<SearchEntry>,
    present: async (entries) => (await batchGet(documents, tables.search, entries.map(keyOf), true)) as unknown as SearchEntry[],
    forgetRow: async (id, version) => {
      const condition = { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
      try {
        await documents.send(new DeleteCommand({ TableName: tables.directory, Key: { id }, ...condition }));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    forgetWords: async (entries) => {
      for (const entry of entries) await documents.send(new DeleteCommand({ TableName: tables.search, Key: keyOf(entry) }));
    },
  };
};
