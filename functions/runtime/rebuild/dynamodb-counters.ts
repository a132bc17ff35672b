// The counters on DynamoDB while they are counted again: held through the items of totals, which every step that counts writes.
import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import { statistics, sumOf, type Tally } from '../../../domain/read-models/statistics.ts';
import type { Clock } from '../config/clock.ts';
import { HELD, SHARDS, shardKey, TOTALS } from '../read-models/counter-items.ts';
import { toEntry } from '../read-models/directory-item.ts';
import { inLanes } from '../streams/in-lanes.ts';
import { corrections, type CounterItem, type Correction } from './corrections.ts';
import { type Counters, HoldLost } from './ports.ts';

const SEGMENTS = 4;
/** Beside the items of totals, in a transaction of at most 100. */
const CORRECTIONS_AT_ONCE = 90;
/** Steps under way meet the hold; each is over in moments. */
const MAX_TRIES = 100;
const PAUSE_MS = 20;

const TOTALS_KEYS = Array.from({ length: SHARDS }, (_, shard) => ({ counter: shardKey(shard), part: TOTALS }));
const NAME = { ExpressionAttributeNames: { '#held': HELD } };
const isHeld = (until: number) => ({
  ...NAME,
  ConditionExpression: '#held = :until',
  ExpressionAttributeValues: { ':until': until },
});

const reasons = (error: unknown): readonly string[] => {
  if (error instanceof TransactionConflictException) return ['TransactionConflict'];
  return error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None') : [];
};

export const createDynamoDbCounters = (
  documents: DynamoDBDocumentClient,
  tables: { readonly directory: string; readonly statistics: string },
  clock: Clock,
): Counters => {
  /** false: a condition does not hold. */
  const insist = async (send: () => Promise<unknown>): Promise<boolean> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await send();
        return true;
      } catch (error) {
        const why = reasons(error);
        if (why.includes('ConditionalCheckFailed')) return false;
        if (!why.includes('TransactionConflict') || tries === MAX_TRIES) throw error;
        await clock.pause(PAUSE_MS);
      }
    }
  };

  const scan = async (table: string, segment: number, segments: number, seen: (items: readonly CounterItem[]) => void): Promise<void> => {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new ScanCommand({
          TableName: table,
          ConsistentRead: true,
          Segment: segment,
          TotalSegments: segments,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      seen((page.Items ?? []) as CounterItem[]);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  };

  const write = ({ key, item }: Correction) =>
    item === undefined
      ? { Delete: { TableName: tables.statistics, Key: key } }
      : { Put: { TableName: tables.statistics, Item: { ...key, ...item } } };

  return {
    hold: (until) =>
      insist(() =>
        documents.send(
          new TransactWriteCommand({
            TransactItems: TOTALS_KEYS.map((Key) => ({
              Update: {
                TableName: tables.statistics,
                Key,
                ...NAME,
                UpdateExpression: 'SET #held = :until',
                ConditionExpression: 'attribute_not_exists(#held) OR #held < :now',
                ExpressionAttributeValues: { ':until': until, ':now': clock.now() },
              },
            })),
          }),
        ),
      ),
    release: async (until) => {
      const held = { TableName: tables.statistics, UpdateExpression: 'REMOVE #held', ...isHeld(until) };
      await insist(() =>
        documents.send(new TransactWriteCommand({ TransactItems: TOTALS_KEYS.map((Key) => ({ Update: { ...held, Key } })) })),
      );
    },
    recount: async () => {
      const tallies: Tally[] = [];
      const add = (items: readonly object[]): void => {
        const rows = items
          .map((item) => toEntry(item as Record<string, unknown>))
          .flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
        tallies.push(sumOf(rows.map((row: DirectoryRow) => statistics.imageOf(row))));
      };
      await inLanes(Array.from({ length: SEGMENTS }).keys(), SEGMENTS, (segment) => scan(tables.directory, segment, SEGMENTS, add));
      return sumOf(tallies);
    },
    replace: async (tally, until) => {
      const items: CounterItem[] = [];
      await scan(tables.statistics, 0, 1, (page) => items.push(...page));
      const { totals, others, wrong } = corrections(tally, items);
      const kept = TOTALS_KEYS.map((Key, shard) => {
        const item = totals?.[shard];
        return item === undefined
          ? { Update: { TableName: tables.statistics, Key, UpdateExpression: 'SET #held = :until', ...isHeld(until) } }
          : { Put: { TableName: tables.statistics, Item: { ...Key, ...item, [HELD]: until }, ...isHeld(until) } };
      });
      for (let at = 0; at === 0 || at < others.length; at += CORRECTIONS_AT_ONCE) {
        const batch = others.slice(at, at + CORRECTIONS_AT_ONCE).map(write);
        const done = await insist(() => documents.send(new TransactWriteCommand({ TransactItems: [...kept, ...batch] })));
        if (!done) throw new HoldLost('the counters could not be held long enough');
      }
      return wrong;
    },
  };
};
