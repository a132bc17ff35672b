// The records of processes on DynamoDB: one item each, found by user, status, kind or age.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Process } from '../../../domain/process/process.ts';
import { type ProcessRecord, toProcess } from '../../../domain/process/progress.ts';
import { DependencyUnavailable } from '../event-log/ports.ts';
import { MAX_ROUNDS, type ProcessFilter, type ProcessPosition, type ProcessStore, UnknownProcess } from './store.ts';

type Item = Readonly<Record<string, unknown>>;

/** All processes are in one partition of the list by age: there are few of them beside users. */
const LISTING = 'process';

const toItem = (record: ProcessRecord): Item => ({
  ...record,
  listing: LISTING,
  startedKey: `${record.startedAt}#${record.id}`,
  // A key of an index cannot be null.
  ...(record.userId === null ? { userId: undefined } : {}),
});

const toRecord = ({ listing: _listing, startedKey: _startedKey, ...record }: Item): ProcessRecord =>
  ({ userId: null, ...record }) as unknown as ProcessRecord;

/** The index for what is asked: a user has few processes, a status fewer than a kind. */
const indexOf = ({ userId, status, kind }: ProcessFilter) => {
  if (userId !== undefined) return { index: 'byUser', attribute: 'userId', value: userId };
  if (status !== undefined) return { index: 'byStatus', attribute: 'status', value: status };
  return kind === undefined
    ? { index: 'byStart', attribute: 'listing', value: LISTING }
    : { index: 'byKind', attribute: 'kind', value: kind };
};

const matches = ({ kind, status, userId }: ProcessFilter, process: Process): boolean =>
  (kind === undefined || process.kind === kind) &&
  (status === undefined || process.status === status) &&
  (userId === undefined || process.userId === userId);

export const createDynamoDbProcesses = (documents: DynamoDBDocumentClient, table: string): ProcessStore => {
  const get = async (id: string): Promise<ProcessRecord | undefined> => {
    const { Item: item } = await documents.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true }));
    return item === undefined ? undefined : toRecord(item);
  };

  const existing = async (id: string): Promise<ProcessRecord> => {
    const record = await get(id);
    if (record === undefined) throw new UnknownProcess(id);
    return record;
  };

  /** Whether the record was kept: nobody else changed it since `rev`, or it is new. */
  const keep = async (record: ProcessRecord, rev?: number): Promise<boolean> => {
    const condition =
      rev === undefined
        ? { ConditionExpression: 'attribute_not_exists(id)' }
        : { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': rev } };
    try {
      await documents.send(new PutCommand({ TableName: table, Item: toItem(record), ...condition }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  const change: ProcessStore['change'] = async (id, change) => {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const record = await existing(id);
      const changed = change(record);
      if (changed === undefined) return record;
      const next = { ...changed, rev: record.rev + 1 };
      if (await keep(next, record.rev)) return next;
    }
    throw new DependencyUnavailable('The table of processes');
  };

  const list = async (filter: ProcessFilter, limit: number, after?: ProcessPosition) => {
    const { index, attribute, value } = indexOf(filter);
    const found: Process[] = [];
    let start: Item | undefined =
      after === undefined ? undefined : { id: after.id, [attribute]: value, startedKey: `${after.startedAt}#${after.id}` };
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#key = :value',
          ExpressionAttributeNames: { '#key': attribute },
          ExpressionAttributeValues: { ':value': value },
          ScanIndexForward: false,
          Limit: limit + 1,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      found.push(...(page.Items ?? []).map((item) => toProcess(toRecord(item))).filter((process) => matches(filter, process)));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && found.length <= limit);
    return { items: found.slice(0, limit), more: found.length > limit };
  };

  return { begin: async (record) => ((await keep(record)) ? record : existing(record.id)), get, change, list };
};
