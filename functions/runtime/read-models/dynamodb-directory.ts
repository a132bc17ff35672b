// The directory on DynamoDB, as the queries read it: rows by id, and indexes for lists and look-ups, never a scan.
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DirectoryEntry } from '../../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import { batchGet } from './batch-get.ts';
import { toEntry, toRow } from './directory-item.ts';
import type { DirectoryStore } from './directory-store.ts';
import { type KeyRange, keyRange, LISTING_INDEXES, type ListingPlan, listingPlan, partitionOf, rangeBehind } from './listing.ts';
import { mergeFirst, type Source } from './merge.ts';

type Item = Readonly<Record<string, unknown>>;

export const createDynamoDbDirectory = (documents: DynamoDBDocumentClient, table: string): DirectoryStore => {
  const get = async (id: string, consistent = false): Promise<DirectoryEntry | undefined> => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: consistent }));
    return Item === undefined ? undefined : toEntry(Item);
  };

  /** Indexes lag behind rows, so what an index names is read again and must still be what was asked for. */
  const findBy = async (index: string, attribute: 'emailKey' | 'externalKey', value: string): Promise<DirectoryRow | undefined> => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': attribute },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
    const entries = await Promise.all(Items.map(({ id }) => get(String(id), true)));
    return entries.flatMap((entry) => (entry?.kind === 'row' && entry.row[attribute] === value ? [entry.row] : []))[0];
  };

  /** One partition of an index, read part by part. */
  const partition = ({ index }: ListingPlan, value: string, { from, to }: KeyRange, descending = false): Source<DirectoryRow> => {
    let start: Item | undefined;
    const query = async (limit: number) => {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#partition = :partition AND createdKey BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#partition': LISTING_INDEXES[index] },
          ExpressionAttributeValues: { ':partition': value, ':from': from, ':to': to },
          ScanIndexForward: !descending,
          Limit: limit,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      start = page.LastEvaluatedKey;
      return page.Items ?? [];
    };
    return {
      read: async (count) => {
        const items: Item[] = [];
        for (;;) {
          items.push(...(await query(count - items.length)));
          if (start === undefined || items.length >= count) return items.map(toRow);
        }
      },
    };
  };

  return {
    get,
    getRows: async (ids) => {
      const items = await batchGet(
        documents,
        table,
        ids.map((id) => ({ id })),
      );
      return items.map(toEntry).flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
    },
    list: async (filter, { descending, limit, after }) => {
      const range = rangeBehind(keyRange(filter), after, descending);
      // DynamoDB refuses such a range instead of finding nothing in it.
      if (range.from > range.to) return { rows: [], more: false };
      const plan = listingPlan(filter);
      const sources = plan.partitions.map((value) => partition(plan, value, range, descending));
      const rows = await mergeFirst(sources, limit + 1, (one, other) => one.createdKey < other.createdKey !== descending);
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
    byEmail: (emailKey) => findBy('byEmail', 'emailKey', emailKey),
    byExternalId: (externalKey) => findBy('byExternalId', 'externalKey', externalKey),
    lists: async (row, filter) => {
      const plan = listingPlan(filter);
      const own = partitionOf(row, plan);
      const at = { from: row.createdKey, to: row.createdKey };
      const shown = await Promise.all(
        plan.partitions.map(async (value) => {
          const [listed] = await partition(plan, value, at).read(1);
          return value === own ? listed !== undefined && listed.version >= row.version : listed === undefined;
        }),
      );
      return shown.every(Boolean);
    },
  };
};
