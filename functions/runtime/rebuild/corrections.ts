// Which counters are wrong, and the items that make them right: whatever is wrong is counted in the first shard alone.
import type { Tally } from '../../../domain/read-models/statistics.ts';
import { DOMAINS, dayKey, domainKey, HELD, RANKING, SHARDS, shardKey, TOTALS, USERS } from '../read-models/counter-items.ts';

export type CounterItem = Readonly<Record<string, unknown>> & { readonly counter: string; readonly part: string };

export interface Correction {
  readonly key: { readonly counter: string; readonly part: string };
  /** undefined: there must be none. */
  readonly item?: Readonly<Record<string, unknown>>;
}

export interface Corrections {
  /** The items of totals by shard; undefined: their sums are right. */
  readonly totals: readonly Readonly<Record<string, number>>[] | undefined;
  readonly others: readonly Correction[];
  /** How many counters say something else. */
  readonly wrong: number;
}

const NO_COUNT = new Set(['counter', 'part', HELD]);

/** `<kind of key> <name>` -> sum over the shards */
const sums = (items: readonly CounterItem[]): Map<string, number> => {
  const sum = new Map<string, number>();
  for (const item of items) {
    for (const [name, n] of Object.entries(item)) {
      if (!NO_COUNT.has(name)) sum.set(name, (sum.get(name) ?? 0) + Number(n));
    }
  }
  return sum;
};

const differing = (got: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): readonly string[] =>
  [...new Set([...got.keys(), ...wanted.keys()])].filter((name) => (got.get(name) ?? 0) !== (wanted.get(name) ?? 0));

const dayCorrections = (items: readonly CounterItem[], days: Tally['days']): Corrections['others'] => {
  const byDay = Map.groupBy(items, ({ part }) => part);
  const got = new Map([...byDay].map(([part, own]) => [part, sums(own).get(USERS) ?? 0]));
  const wanted = new Map([...days].map(([day, n]) => [dayKey(day), n]));
  return differing(got, wanted).flatMap((part) =>
    Array.from({ length: SHARDS }, (_, shard) => {
      const [key, users] = [{ counter: shardKey(shard), part }, wanted.get(part)];
      return shard === 0 && users !== undefined ? { key, item: { [USERS]: users } } : { key };
    }),
  );
};

const domainCorrections = (items: readonly CounterItem[], domains: Tally['domains']): Corrections['others'] => {
  const right = ({ counter, domain, ranking, [USERS]: users }: CounterItem): boolean =>
    typeof domain === 'string' && domainKey(domain).counter === counter && ranking === RANKING && domains.get(domain) === users;
  const known = new Set(items.filter(right).map(({ domain }) => String(domain)));
  const wanted = [...domains].filter(([domain]) => !known.has(domain));
  const keys = new Set(wanted.map(([domain]) => domainKey(domain).counter));
  const gone = items.filter((item) => !right(item) && !keys.has(item.counter));
  return [
    ...wanted.map(([domain, users]) => ({ key: domainKey(domain), item: { domain, [USERS]: users, ranking: RANKING } })),
    ...gone.map(({ counter, part }) => ({ key: { counter, part } })),
  ];
};

export const corrections = (tally: Tally, items: readonly CounterItem[]): Corrections => {
  const shards = new Set(Array.from({ length: SHARDS }, (_, shard) => shardKey(shard)));
  const [inShards, ofDomains] = [items.filter(({ counter }) => shards.has(counter)), items.filter(({ counter }) => !shards.has(counter))];
  const wanted = new Map([...tally.totals, [DOMAINS, tally.domains.size]]);
  const wrong = differing(sums(inShards.filter(({ part }) => part === TOTALS)), wanted).length;
  const days = dayCorrections(
    inShards.filter(({ part }) => part !== TOTALS),
    tally.days,
  );
  const domains = domainCorrections(ofDomains, tally.domains);
  const totals = Array.from({ length: SHARDS }, (_, shard) => (shard === 0 ? Object.fromEntries(wanted) : {}));
  return { totals: wrong === 0 ? undefined : totals, others: [...days, ...domains], wrong: wrong + days.length / SHARDS + domains.length };
};
