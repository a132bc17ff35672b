// The counters as items of their table, and the writes that move them.
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Tally } from '../../../domain/read-models/statistics.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Update = NonNullable<TransactItem['Update']>;

/** Totals and days are spread over shards that are added up when they are read, so that steps at the same time seldom meet in one item. */
export const SHARDS = 4;
export const shardKey = (shard: number): string => `shard#${shard}`;
/** Sorts behind all days, so that one query reads the recent days and the totals. */
export const TOTALS = 'totals';
export const dayKey = (day: string): string => `day#${day}`;
/** Beside the totals, while they are counted again: until when (epoch milliseconds) every step that moves a counter waits. */
export const HELD = 'held';
/** Number of domains, beside the totals. */
export const DOMAINS = 'domains';
export const USERS = 'users';
export const RANKING_INDEX = 'byUsers';
/** The partition of the ranking; a domain without users has no item and so no place in it. */
export const RANKING = 'domains';

export const domainKey = (domain: string) => ({ counter: `domain#${domain}`, part: USERS });

const adding = (table: string, Key: Record<string, unknown>, counts: ReadonlyMap<string, number>): Update => {
  const names = [...counts.keys()];
  return {
    TableName: table,
    Key,
    UpdateExpression: names.length === 0 ? '' : `ADD ${names.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name, index) => [`:n${index}`, counts.get(name)])),
  };
};

/** Every step that counts writes the totals, so that they can be held; a hold that was left behind goes with the first step after it. */
const unlessHeld = (update: Update, now: number): Update => ({
  ...update,
  UpdateExpression: `${update.UpdateExpression} REMOVE #held`.trim(),
  ConditionExpression: 'attribute_not_exists(#held) OR #held < :now',
  ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#held': HELD },
  ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':now': now },
});

/** The first user of a domain makes its item and the last one takes it away; `users` is what was read. */
const domainItem = (table: string, domain: string, users: number, delta: number): TransactItem => {
  const key = domainKey(domain);
  if (users + delta < 0) throw new RangeError('a domain has lost more users than it had: rebuild the read models');
  if (users === 0) {
    const Item = { ...key, domain, [USERS]: delta, ranking: RANKING };
    return {
      Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': 'counter' } },
    };
  }
  if (users + delta === 0) {
    const condition = {
      ConditionExpression: '#n = :users',
      ExpressionAttributeNames: { '#n': USERS },
      ExpressionAttributeValues: { ':users': users },
    };
    return { Delete: { TableName: table, Key: key, ...condition } };
  }
  const update = adding(table, key, new Map([[USERS, delta]]));
  const values = { ...update.ExpressionAttributeValues, ':gone': Math.max(0, -delta) };
  return { Update: { ...update, ConditionExpression: '#n0 > :gone', ExpressionAttributeValues: values } };
};

const appeared = (users: number, delta: number): number => (users === 0 ? 1 : users + delta === 0 ? -1 : 0);

/**
 * The item of the totals first, where anything counts.
 * @param users of each domain in the tally, as it was read
 * @param now epoch milliseconds
 */
export const counterItems = (
  table: string,
  { totals, days, domains }: Tally,
  users: ReadonlyMap<string, number>,
  shard: number,
  now: number,
): TransactItem[] => {
  if (totals.size + days.size + domains.size === 0) return [];
  const moved = [...domains].map(([domain, delta]) => ({ domain, delta, had: users.get(domain) ?? 0 }));
  const more = moved.reduce((sum, { had, delta }) => sum + appeared(had, delta), 0);
  const shared = new Map([...totals, ...(more === 0 ? [] : [[DOMAINS, more] as const])]);
  const counter = shardKey(shard);
  return [
    { Update: unlessHeld(adding(table, { counter, part: TOTALS }, shared), now) },
    ...[...days].map(([day, n]) => ({ Update: adding(table, { counter, part: dayKey(day) }, new Map([[USERS, n]])) })),
    ...moved.map(({ domain, had, delta }) => domainItem(table, domain, had, delta)),
  ];
};
