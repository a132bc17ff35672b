// Where the read models say something else than the log: every filter combination, every word, every counter, every event of the feed.
import { rowToUser } from '../../domain/read-models/directory.ts';
import { recentDays, statsOf } from '../../domain/read-models/statistics.ts';
import { Role } from '../../domain/user/values/role.ts';
import { Status } from '../../domain/user/values/status.ts';
import type { ListingFilter } from '../../functions/runtime/read-models/listing.ts';
import { searchPage } from '../../functions/runtime/read-models/search-page.ts';
import type { ReadModels } from '../kit/read-models.ts';
import { domainOf, type Person, wordsOf } from './recomputed.ts';
import { DOMAINS } from './vocabulary.ts';

const DAY_MS = 86_400_000;
const PAGE = 100;

type Differences = readonly string[];

const differ = (what: string, got: unknown, expected: unknown): Differences =>
  JSON.stringify(got) === JSON.stringify(expected)
    ? []
    : [`${what}: ${JSON.stringify(got).slice(0, 300)} instead of ${JSON.stringify(expected).slice(0, 300)}`];

const listAll = async ({ directory }: ReadModels, filter: ListingFilter, descending: boolean) => {
  const rows = [];
  for (let after: string | undefined; ; after = rows.at(-1)?.createdKey) {
    const page = await directory.list(filter, { descending, limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows);
    if (!page.more) return rows;
  }
};

const matches = (person: Person, filter: ListingFilter): boolean => {
  const { status, role, domain, includeDeleted, createdAfter, createdBefore } = filter;
  if (status === undefined ? person.status === 'deleted' && includeDeleted !== true : person.status !== status) return false;
  if (role !== undefined && person.role !== role) return false;
  if (domain !== undefined && domainOf(person) !== domain) return false;
  return (
    (createdAfter === undefined || person.createdAt > createdAfter) && (createdBefore === undefined || person.createdAt < createdBefore)
  );
};

/** Every combination of a value and of none, for each filter; two domains stand for all, one of nobody. */
export const combinations = (people: readonly Person[]): readonly ListingFilter[] => {
  const at = (share: number) => people[Math.floor(people.length * share)]?.createdAt;
  return [undefined, ...Status.options].flatMap((status) =>
    [undefined, ...Role.options].flatMap((role) =>
      [undefined, DOMAINS[1], 'nobody.example'].flatMap((domain) =>
        [undefined, at(0.2)].flatMap((createdAfter) =>
          [undefined, at(0.8)].flatMap((createdBefore) =>
            [false, true].map((includeDeleted) => ({ status, role, domain, createdAfter, createdBefore, includeDeleted })),
          ),
        ),
      ),
    ),
  );
};

const marks = (all: readonly { id: string; version: number }[]) => all.map(({ id, version }) => `${id}@${version}`);
const byField = (user: object) => JSON.stringify(Object.entries(user).toSorted(([one], [other]) => (one < other ? -1 : 1)));

const listDifferences = async (models: ReadModels, people: readonly Person[]): Promise<Differences> => {
  const found: string[] = [];
  for (const filter of combinations(people)) {
    const expected = marks(people.filter((person) => matches(person, filter)));
    for (const descending of [false, true]) {
      const rows = await listAll(models, filter, descending);
      found.push(...differ(`list ${JSON.stringify(filter)} ${descending}`, marks(rows), descending ? expected.toReversed() : expected));
    }
  }
  const all = (await listAll(models, { includeDeleted: true }, false)).map((row) => byField(rowToUser(row)));
  const shown = people.map(({ id, email, name, status, role, externalId, createdAt, updatedAt, version, ...more }) => {
    const { pendingReason, suspension, deletion } = more;
    return byField({ id, email, name, status, role, externalId, createdAt, updatedAt, version, pendingReason, suspension, deletion });
  });
  return [...found, ...differ('users', all, shown)];
};

const searchAll = async (models: ReadModels, wanted: readonly string[]): Promise<readonly string[]> => {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await searchPage(models, { wanted, after, limit: PAGE, consistent: true });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return ids.toSorted();
};

/** Each word of anybody, whole and by its beginning, and words together. */
const searches = (people: readonly Person[]): readonly (readonly string[])[] => {
  const words = [...new Set(people.slice(0, PAGE).flatMap(wordsOf))];
  const beginnings = [...new Set(words.flatMap((word) => [word, word.slice(0, 1), word.slice(0, 3)]))].map((word) => [word]);
  return [...beginnings, ['ada', 'love'], ['ad', 'ad'], ['person', '1'], ['zoe', 'corp1', 'example'], ['nobody']];
};

const searchDifferences = async (models: ReadModels, people: readonly Person[]): Promise<Differences> => {
  const found: string[] = [];
  const live = people.filter(({ status }) => status !== 'deleted').map((person) => ({ id: person.id, words: wordsOf(person) }));
  for (const wanted of searches(people)) {
    const expected = live.filter(({ words }) => wanted.every((prefix) => words.some((word) => word.startsWith(prefix))));
    found.push(...differ(`search ${wanted.join(' ')}`, await searchAll(models, wanted), expected.map(({ id }) => id).toSorted()));
  }
  return found;
};

const count = (values: readonly string[], value: string): number => values.filter((each) => each === value).length;

const statisticsDifferences = async ({ statistics }: ReadModels, people: readonly Person[], now: number): Promise<Differences> => {
  const got = statsOf(await statistics.read(recentDays(now), true), now);
  const [statuses, roles, domains] = [people.map(({ status }) => status), people.map(({ role }) => role), people.map(domainOf)];
  const firstDay = new Date(now - 29 * DAY_MS).toISOString().slice(0, 10);
  const ages = people.map(({ createdAt }) => (now - Date.parse(createdAt)) / DAY_MS);
  const average = ages.reduce((sum, age) => sum + age, 0) / ages.length;
  const ranking = [...new Set(domains)].map((domain) => count(domains, domain)).toSorted((one, other) => other - one);
  const expected = {
    total: people.length,
    byStatus: Object.fromEntries(Status.options.map((status) => [status, count(statuses, status)])),
    byRole: Object.fromEntries(Role.options.map((role) => [role, count(roles, role)])),
    domains: new Set(domains).size,
    // Of two domains with as many users either may be the tenth.
    topDomains: got.topDomains.map(({ domain }) => ({ domain, users: count(domains, domain) })),
    registeredLast30Days: people.filter(({ createdAt }) => createdAt >= firstDay).length,
  };
  const { avgDaysSinceRegistration, asOf: _asOf, ...counted } = got;
  const off = Math.abs((avgDaysSinceRegistration ?? 0) - average);
  return [
    ...differ('statistics', counted, expected),
    ...differ(
      'ranking',
      got.topDomains.map(({ users }) => users),
      ranking.slice(0, 10),
    ),
    ...(off < 0.011 ? [] : [`average age: ${avgDaysSinceRegistration} instead of ${average}`]),
  ];
};

export const differences = async (models: ReadModels, people: readonly Person[], now: number): Promise<Differences> => [
  ...(await statisticsDifferences(models, people, now)),
  ...(await searchDifferences(models, people)),
  ...(await listDifferences(models, people)),
];
