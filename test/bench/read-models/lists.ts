// Every combination of filters of the list, with what it costs to read one page of it.
import { type ListingFilter, listingPlan } from '../../../functions/runtime/read-models/listing.ts';
import type { Measured } from '../log/measure.ts';
import { DOMAINS } from './population.ts';
import type { World } from './world.ts';

/** Users on a page. */
export const PAGE = 20;

const VALUES = { domain: DOMAINS[0], status: 'active', role: 'user' } as const;

const combination = (...names: readonly (keyof typeof VALUES)[]) => ({
  name: names.length === 0 ? 'none' : names.join(', '),
  filter: Object.fromEntries(names.map((name) => [name, VALUES[name]])) as ListingFilter,
});

export const COMBINATIONS = [
  combination(),
  combination('status'),
  combination('role'),
  combination('status', 'role'),
  combination('domain'),
  combination('domain', 'status'),
  combination('domain', 'role'),
  combination('domain', 'status', 'role'),
];

export const measureList = (world: World, filter: ListingFilter, page: { descending?: boolean; after?: string } = {}): Promise<Measured> =>
  world.measure(async () => {
    const { rows, more } = await world.directory.list(filter, { descending: false, limit: PAGE, ...page });
    // A page that is not full would be measured for nothing.
    if (rows.length < PAGE || !more) throw new Error(`only ${rows.length} users of ${JSON.stringify(filter)}`);
  });

const HEAD = ['filters of `GET /v1/users`', 'index', 'partitions merged', 'read units', 'with `includeDeleted`'];

/** The table of docs/read-models.md. */
export const listTable = async (world: World): Promise<string> => {
  const rows = [HEAD, HEAD.map(() => '---')];
  for (const { name, filter } of COMBINATIONS) {
    const { index, partitions } = listingPlan(filter);
    const deleted = { ...filter, includeDeleted: true };
    const more = listingPlan(deleted).partitions.length;
    const [cost, deletedCost] = [await measureList(world, filter), await measureList(world, deleted)];
    const changed = more === partitions.length ? 'the same' : `${more} partitions, ${deletedCost.readUnits} units`;
    rows.push([name, `\`${index}\``, String(partitions.length), String(cost.readUnits), changed]);
  }
  return rows
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
    .replaceAll('| --- ', '|---')
    .replace('--- |\n', '---|\n');
};
