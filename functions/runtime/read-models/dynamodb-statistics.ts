// The counters on DynamoDB: as many requests for a million users as for one.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { TOP_DOMAINS } from '../../../domain/read-models/statistics.ts';
import { DOMAINS, dayKey, HELD, RANKING, RANKING_INDEX, SHARDS, shardKey, TOTALS, USERS } from './counter-items.ts';
import type { StatisticsStore } from './statistics-store.ts';

type Item = Readonly<Record<string, unknown>>;

const NO_COUNT = new Set(['counter', 'part', HELD]);

const addTo = (sums: Map<string, number>, item: Item): void => {
  for (const [name, n] of Object.entries(item)) if (!NO_COUNT.has(name)) sums.set(name, (sums.get(name) ?? 0) + Number(n));
};

export const createDynamoDbStatistics = (documents: DynamoDBDocumentClient, table: string): StatisticsStore => {
  const shard = async (number: number, from: string, consistent: boolean): Promise<readonly Item[]> => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: consistent,
        KeyConditionExpression: '#counter = :counter AND #part BETWEEN :from AND :totals',
        ExpressionAttributeNames: { '#counter': 'counter', '#part': 'part' },
        ExpressionAttributeValues: { ':counter': shardKey(number), ':from': dayKey(from), ':totals': TOTALS },
      }),
    );
    return Items;
  };

  const ranking = async () => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: RANKING_INDEX,
        KeyConditionExpression: '#ranking = :ranking',
        ExpressionAttributeNames: { '#ranking': 'ranking' },
        ExpressionAttributeValues: { ':ranking': RANKING },
        ScanIndexForward: false,
        Limit: TOP_DOMAINS,
      }),
    );
    return Items.map(({ domain, [USERS]: users }) => ({ domain: String(domain), users: Number(users) }));
  };

  return {
    read: async ({ from, to }, consistent) => {
      const shards = Array.from({ length: SHARDS }, (_, number) => shard(number, from, consistent));
      const [topDomains, ...items] = await Promise.all([ranking(), ...shards]);
      const totals = new Map<string, number>();
      let recent = 0;
      for (const item of items.flat()) {
        if (item.part === TOTALS) addTo(totals, item);
        else if (String(item.part) <= dayKey(to)) recent += Number(item[USERS]);
      }
      const domains = totals.get(DOMAINS) ?? 0;
      totals.delete(DOMAINS);
      return { totals, recent, domains, topDomains };
    },
  };
};
