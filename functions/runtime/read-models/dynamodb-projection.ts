// The projector's writes on DynamoDB: each step is one transaction over the tables of all read models.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { UserChange } from '../../../domain/read-models/change.ts';
import { batchGet } from './batch-get.ts';
import { counterItems, domainKey, SHARDS, USERS } from './counter-items.ts';
import { toEntry, toItem } from './directory-item.ts';
import { type Applied, type ProjectionStore, tallyOf } from './projection-store.ts';

export interface ReadModelTables {
  readonly directory: string;
  readonly search: string;
  readonly statistics: string;
  readonly feed: string;
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const MEETING = new Set(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError']);

/** An id ends in random digits. */
const shardOf = (id: string): number => Number.parseInt(id.slice(-2), 16) % SHARDS;

/** The entry is as it was read. */
const unchanged = ({ from, feedFrom }: UserChange) => {
  if (from === 0) return { ConditionExpression: 'attribute_not_exists(id)' };
  return feedFrom === undefined
    ? { ConditionExpression: 'version = :from AND attribute_not_exists(feedAt)', ExpressionAttributeValues: { ':from': from } }
    : {
        ConditionExpression: 'version = :from AND feedAt = :feedFrom',
        ExpressionAttributeValues: { ':from': from, ':feedFrom': feedFrom },
      };
};

const entryItem = (table: string, change: UserChange): TransactItem => ({
  Put: { TableName: table, Item: { ...toItem(change.id, change.entry) }, ...unchanged(change) },
});

const userItems = (tables: ReadModelTables, change: UserChange): TransactItem[] => [
  entryItem(tables.directory, change),
  ...change.search.remove.map(({ bucket, entry }) => ({ Delete: { TableName: tables.search, Key: { bucket, entry } } })),
  ...change.search.put.map((put) => ({ Put: { TableName: tables.search, Item: { ...put } } })),
  ...(change.feed === undefined ? [] : [{ Put: { TableName: tables.feed, Item: { ...change.feed } } }]),
];

/** @param counting place of the totals: held while they are counted again, which passes */
const refused = (error: unknown, counting: number): Applied => {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
  if (failed.length > 0) return failed.every((index) => index === counting) ? 'busy' : 'overtaken';
  if (codes.some((code) => MEETING.has(code))) return 'busy';
  throw new Error(`The read models refused a step: ${codes.find((code) => code !== 'None') ?? 'no reason'}`);
};

export const createDynamoDbProjection = (
  documents: DynamoDBDocumentClient,
  tables: ReadModelTables,
  now: () => number = Date.now,
): ProjectionStore => {
  const usersIn = async (domains: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const items = await batchGet(documents, tables.statistics, domains.map(domainKey), true);
    return new Map(items.map(({ domain, [USERS]: users }) => [String(domain), Number(users)]));
  };

  return {
    entries: async (ids) => {
      const items = await batchGet(
        documents,
        tables.directory,
        ids.map((id) => ({ id })),
        true,
      );
      return new Map(items.map((item) => [String(item.id), toEntry(item)]));
    },
    apply: async (changes) => {
      const [first] = changes;
      if (first === undefined) return 'applied';
      const tally = tallyOf(changes);
      const counters = counterItems(tables.statistics, tally, await usersIn([...tally.domains.keys()]), shardOf(first.id), now());
      const own = changes.flatMap((change) => userItems(tables, change));
      const TransactItems = [...own, ...counters];
      try {
        await documents.send(new TransactWriteCommand({ TransactItems }));
        return 'applied';
      } catch (error) {
        return refused(error, own.length);
      }
    },
  };
};
