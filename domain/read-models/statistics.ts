// Statistics: counters that each change moves by the difference between the old and the new row, so that no user is ever counted again.
import * as z from 'zod';
import type { Image } from '../kernel/projection.ts';
import { Role } from '../user/values/role.ts';
import { Status } from '../user/values/status.ts';
import { Timestamp } from '../user/values/timestamp.ts';
import { type DirectoryRow, domainOf } from './directory.ts';

/** What one or many users add to the counters. Zero is left out. */
export interface Tally {
  /** `<status>#<role>` -> users, and {@link CREATED_SECONDS} -> sum of their times of creation, whole seconds since 1970. */
  readonly totals: ReadonlyMap<string, number>;
  /** `2026-03-01` (UTC) -> users created on that day */
  readonly days: ReadonlyMap<string, number>;
  /** lower-case domain -> users with an address in it */
  readonly domains: ReadonlyMap<string, number>;
}

export const CREATED_SECONDS = 'createdSeconds';
const DAY_LENGTH = 'yyyy-mm-dd'.length;
const SECOND_MS = 1_000;
const DAY_SECONDS = 86_400;
/** That day and the 29 before it. */
export const RECENT_DAYS = 30;
export const TOP_DOMAINS = 10;

const NOTHING: Tally = { totals: new Map(), days: new Map(), domains: new Map() };

export const statistics: Image<DirectoryRow, Tally> = {
  name: 'statistics',
  imageOf: (row) =>
    row === undefined
      ? NOTHING
      : {
          totals: new Map([
            [row.facet, 1],
            [CREATED_SECONDS, Math.floor(Date.parse(row.createdAt) / SECOND_MS)],
          ]),
          days: new Map([[row.createdAt.slice(0, DAY_LENGTH), 1]]),
          domains: new Map([[domainOf(row), 1]]),
        },
};

const added = (maps: readonly ReadonlyMap<string, number>[], sign: (index: number) => number): ReadonlyMap<string, number> => {
  const sum = new Map<string, number>();
  maps.forEach((map, index) => {
    for (const [name, n] of map) sum.set(name, (sum.get(name) ?? 0) + sign(index) * n);
  });
  return new Map([...sum].filter(([, n]) => n !== 0));
};

const combined = (tallies: readonly Tally[], sign: (index: number) => number): Tally => ({
  totals: added(
    tallies.map(({ totals }) => totals),
    sign,
  ),
  days: added(
    tallies.map(({ days }) => days),
    sign,
  ),
  domains: added(
    tallies.map(({ domains }) => domains),
    sign,
  ),
});

export const sumOf = (tallies: readonly Tally[]): Tally => combined(tallies, () => 1);
export const difference = (before: Tally, after: Tally): Tally => combined([before, after], (index) => (index === 0 ? -1 : 1));

export const Stats = z
  .object({
    total: z.int().meta({
      description: 'All users that are not erased, the deleted among them; the sum of byStatus, and of byRole.',
      examples: [1200],
    }),
    byStatus: z.record(Status, z.int()),
    byRole: z.record(Role, z.int()),
    domains: z.int().meta({ description: 'How many different domains their addresses have.', examples: [3] }),
    topDomains: z
      .array(z.object({ domain: z.string().meta({ examples: ['example.com'] }), users: z.int() }))
      .meta({ description: `The ${TOP_DOMAINS} domains with the most users. It can lag behind the other figures by a moment.` }),
    registeredLast30Days: z.int().meta({ description: 'Created on the day of asOf (UTC) or the 29 days before it.', examples: [42] }),
    avgDaysSinceRegistration: z
      .number()
      .nullable()
      .meta({ description: 'At asOf, to a hundredth; null without users.', examples: [100.25] }),
    asOf: Timestamp,
  })
  .meta({ id: 'Stats', description: 'How many users there are, and of what kind.' });
export type Stats = Readonly<z.output<typeof Stats>>;

/** What the store answers: counters, and the head of the ranking. */
export interface Counted {
  readonly totals: ReadonlyMap<string, number>;
  readonly recent: number;
  readonly domains: number;
  readonly topDomains: readonly { readonly domain: string; readonly users: number }[];
}

const sumWhere = (totals: ReadonlyMap<string, number>, at: 0 | 1, value: string): number =>
  [...totals].reduce((sum, [facet, n]) => (facet.split('#')[at] === value ? sum + n : sum), 0);

/** @param now epoch milliseconds */
export const statsOf = ({ totals, recent, domains, topDomains }: Counted, now: number): Stats => {
  const byStatus = Object.fromEntries(Status.options.map((status) => [status, sumWhere(totals, 0, status)])) as Stats['byStatus'];
  const byRole = Object.fromEntries(Role.options.map((role) => [role, sumWhere(totals, 1, role)])) as Stats['byRole'];
  const total = Object.values(byStatus).reduce((sum, n) => sum + n, 0);
  const days = (now / SECOND_MS - (totals.get(CREATED_SECONDS) ?? 0) / total) / DAY_SECONDS;
  return {
    total,
    byStatus,
    byRole,
    domains,
    topDomains: topDomains.toSorted((a, b) => b.users - a.users || (a.domain < b.domain ? -1 : 1)),
    registeredLast30Days: recent,
    avgDaysSinceRegistration: total === 0 ? null : Math.round(Math.max(0, days) * 100) / 100,
    asOf: new Date(now).toISOString() as Stats['asOf'],
  };
};

/** The first and the last day that count as recent. */
export const recentDays = (now: number): { readonly from: string; readonly to: string } => {
  const day = (daysAgo: number): string => new Date(now - daysAgo * DAY_SECONDS * SECOND_MS).toISOString().slice(0, DAY_LENGTH);
  return { from: day(RECENT_DAYS - 1), to: day(0) };
};
