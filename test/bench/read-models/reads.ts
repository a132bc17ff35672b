// What each kind of reading costs: pages of lists from their beginning, middle and end, searches, look-ups, statistics.
import { recentDays } from '../../../domain/read-models/statistics.ts';
import { searchPage } from '../../../functions/runtime/read-models/search-page.ts';
import type { Measured } from '../log/measure.ts';
import { COMBINATIONS, measureList, PAGE } from './lists.ts';
import { DOMAINS, emailOf, externalIdOf, localPart, NOW, PERIOD, userAt } from './population.ts';
import type { World } from './world.ts';

export type Costs = ReadonlyMap<string, Measured>;

const SEARCHES: readonly (readonly [string, readonly string[]])[] = [
  ['search: a word that everybody has', ['fernandez']],
  ['search: the beginning of two words that everybody has', ['fernan', 'mar']],
  ['search: a word that one user has', [localPart(7)]],
  ['search: a word that everybody has, with one that nobody has', ['fernandez', 'nobody']],
  ['search: a word that nobody has', ['nobody']],
];

export const reads = async (world: World): Promise<Costs> => {
  const found = new Map<string, Measured>();
  for (const { name, filter } of COMBINATIONS) found.set(`list by ${name}`, await measureList(world, filter));
  found.set('list by none, the deleted too', await measureList(world, { includeDeleted: true }));
  // Where the mix begins anew, so that the page is made of the same kinds of users at every size.
  const middle = userAt(Math.floor(world.size / 2 / PERIOD) * PERIOD, world.size).createdKey;
  found.set('list by none, in the middle', await measureList(world, {}, { after: middle }));
  found.set('list by role, in the middle', await measureList(world, { role: 'user' }, { after: middle }));
  found.set('list by none, newest first', await measureList(world, {}, { descending: true }));
  const between = { createdAfter: userAt(0, world.size).createdAt, createdBefore: new Date(NOW).toISOString() };
  found.set('list by none, created between', await measureList(world, between));
  const byDomain = async () => Promise.all(DOMAINS.map((domain) => world.directory.list({ domain }, { descending: false, limit: PAGE })));
  found.set(`users of ${DOMAINS.length} domains`, await world.measure(byDomain));
  for (const [name, wanted] of SEARCHES) {
    const asked = { wanted, after: undefined, limit: PAGE, consistent: false };
    found.set(name, await world.measure(() => searchPage(world, asked)));
  }
  found.set('look up by email', await world.measure(() => world.directory.byEmail(emailOf(7))));
  found.set('look up by externalId', await world.measure(() => world.directory.byExternalId(externalIdOf(7))));
  found.set('statistics', await world.measure(() => world.statistics.read(recentDays(NOW), false)));
  return found;
};
