// Imports on DynamoDB: a head, and for each chunk an item with its rows and one with what became of them. DynamoDB forgets them by itself.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RowResult } from '../../../domain/imports/report.ts';
import { queryItems } from '../aws/query-items.ts';
import { inLanes } from '../streams/in-lanes.ts';
import { type ImportHead, type ImportStore, REPORT_KEPT_MS, ROWS_KEPT_MS } from './store.ts';

type Item = Readonly<Record<string, unknown>>;

const HEAD = 'head';
const LANES = 10;
const SECOND_MS = 1_000;
const DIGITS = 3;

const partOf = (kind: 'rows' | 'report', chunk: number): string => `${kind}#${String(chunk).padStart(DIGITS, '0')}`;
/** Time to live is in seconds. */
const ttl = (at: number, keptMs: number): number => Math.ceil((at + keptMs) / SECOND_MS);

export const createDynamoDbImports = (documents: DynamoDBDocumentClient, table: string): ImportStore => {
  const get = async (importId: string, part: string): Promise<Item | undefined> =>
    (await documents.send(new GetCommand({ TableName: table, Key: { importId, part }, ConsistentRead: true }))).Item;

  const put = async (item: Item, onlyNew: boolean): Promise<void> => {
    const condition = onlyNew ? { ConditionExpression: 'attribute_not_exists(importId)' } : {};
    try {
      await documents.send(new PutCommand({ TableName: table, Item: item, ...condition }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  const parts = (importId: string, kind: 'rows' | 'report'): Promise<readonly Item[]> =>
    queryItems(documents, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'importId = :importId AND begins_with(#part, :kind)',
      ExpressionAttributeNames: { '#part': 'part' },
      ExpressionAttributeValues: { ':importId': importId, ':kind': `${kind}#` },
    });

  return {
    keep: async (importId, head, chunks) => {
      await inLanes(chunks.entries(), LANES, ([chunk, rows]) =>
        put({ importId, part: partOf('rows', chunk), rows, ttl: ttl(head.at, ROWS_KEPT_MS) }, true),
      );
      await put({ importId, part: HEAD, head, ttl: ttl(head.at, REPORT_KEPT_MS) }, true);
    },
    head: async (importId) => (await get(importId, HEAD))?.['head'] as ImportHead | undefined,
    rows: async (importId, chunk) => (await get(importId, partOf('rows', chunk)))?.['rows'] as Uint8Array | undefined,
    results: async (importId, chunk) => ((await get(importId, partOf('report', chunk)))?.['results'] ?? []) as readonly RowResult[],
    settle: (importId, chunk, results, at) =>
      put({ importId, part: partOf('report', chunk), results, ttl: ttl(at, REPORT_KEPT_MS) }, false),
    report: async (importId) => (await parts(importId, 'report')).flatMap(({ results }) => results as readonly RowResult[]),
    forget: async (importId) => {
      await inLanes(await parts(importId, 'rows'), LANES, async ({ part }) => {
        await documents.send(new DeleteCommand({ TableName: table, Key: { importId, part } }));
      });
    },
  };
};
