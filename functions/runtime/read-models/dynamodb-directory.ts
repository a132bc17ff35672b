// The directory on DynamoDB: one row per user, four sparse or full indexes, never a scan.
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import type { DirectoryEntry, DirectoryStore } from './directory-store.ts';
import { belongs, idInKey, keyRange } from './listing.ts';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

type Item = Readonly<Record<string, unknown>>;

const toEntry = (item: Item): DirectoryEntry => {
  const version = Number(item.version);
  return item.removed === true ? { kind: 'removed', version } : { kind: 'row', version, row: item as unknown as DirectoryRow };
};

/** The index that a list reads, and the partition of it. */
const indexOf = (status: string | undefined) =>
  status === undefined
    ? { index: 'byCreatedAt', attribute: 'listing', partition: 'live' }
    : { index: 'byStatus', attribute: 'status', partition: status };

export const createDynamoDbDirectory = (documents: DynamoDBDocumentClient, table: string): DirectoryStore => {
  const keep = async (item: Item): Promise<void> => {
    const newer = {
      ConditionExpression: 'attribute_not_exists(id) OR version < :version',
      ExpressionAttributeValues: { ':version': item.version },
    };
    try {
      await documents.send(new PutCommand({ TableName: table, Item: item, ...newer }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

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

  const query = async (
    status: string | undefined,
    range: { from: string; to: string },
    limit: number,
    descending = false,
    after?: string,
  ) => {
    const { index, attribute, partition } = indexOf(status);
    const found: DirectoryRow[] = [];
    let start: Item | undefined = after === undefined ? undefined : { id: idInKey(after), [attribute]: partition, createdKey: after };
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#partition = :partition AND createdKey BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#partition': attribute },
          ExpressionAttributeValues: { ':partition': partition, ':from': range.from, ':to': range.to },
          ScanIndexForward: !descending,
          Limit: limit - found.length,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      found.push(...((page.Items ?? []) as unknown as DirectoryRow[]));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && found.length < limit);
    return found;
  };

  return {
    put: keep,
    remove: (id, version) => keep({ id, version, removed: true }),
    get,
    list: async (filter, { descending, limit, after }) => {
      const range = keyRange(filter);
      // DynamoDB refuses such a range instead of finding nothing in it.
      if (range.from > range.to) return { rows: [], more: false };
      const rows = await query(filter.status, range, limit + 1, descending, after);
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
    byEmail: (emailKey) => findBy('byEmail', 'emailKey', emailKey),
    byExternalId: (externalKey) => findBy('byExternalId', 'externalKey', externalKey),
    lists: async (row, status) => {
      const [listed] = await query(status, { from: row.createdKey, to: row.createdKey }, 1);
      return belongs(row, status) ? listed !== undefined && listed.version >= row.version : listed === undefined;
    },
  };
};
