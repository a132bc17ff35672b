// Going through a list while it changes under the reader: whoever matched all the time is seen once, and nobody twice.
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../domain/read-models/change.ts';
import type { DirectoryRow } from '../../domain/read-models/directory.ts';
import type { User } from '../../domain/user/view.ts';
import { listPosition, type Sort } from '../../functions/runtime/read-models/list-cursor.ts';
import type { ListingFilter } from '../../functions/runtime/read-models/listing.ts';
import { usersPage } from '../../functions/runtime/read-models/users-page.ts';
import { type Chance, chance } from '../kit/fault-random.ts';
import { put, READ_MODEL_TWINS, type ReadModels, rowFor, useReadModels } from '../kit/read-models.ts';

/** For each twin; the one on DynamoDB Local is slow. */
const SIZES = [
  { users: 10_000, limit: 100 },
  { users: 200, limit: 25 },
];
const AT_ONCE = 10;
const CHANGES_PER_PAGE = 3;
/** Of ten users: those whose status, role or presence changes. The others may be renamed, which moves nobody. */
const isRestless = (n: number): boolean => n % 10 < 3;

/** Three users share each instant; those that come later have a place of their own anywhere among them. */
const rowOf = (n: number, version: number, changes: Partial<Record<keyof User, unknown>> = {}, place = Math.floor(n / 3)): DirectoryRow => {
  const createdAt = new Date(Date.parse('2026-01-01T00:00:00.000Z') + place * 1_000).toISOString();
  const [email, role] = [`person${n}@${n % 2 === 0 ? 'even' : 'odd'}.example`, n % 4 < 2 ? 'admin' : 'guest'];
  return rowFor(n, version, { createdAt, email, role, ...changes });
};

const seed = async ({ projection }: ReadModels, users: number): Promise<void> => {
  const rows = Array.from({ length: users }, (_, n) => rowOf(n, 1));
  for (let at = 0; at < users; at += AT_ONCE) {
    const group = rows.slice(at, at + AT_ONCE);
    await projection.apply(group.map((row) => changeBetween(undefined, { id: row.id, version: 1, row, events: [] }, 0)));
  }
};

/** One change somewhere. */
const disturb = async (models: ReadModels, luck: Chance, users: number, fresh: number): Promise<void> => {
  if (luck.yes(0.4)) {
    await put(models, rowOf(users + fresh, 1, {}, luck.below(users / 3)));
    return;
  }
  const n = luck.below(users);
  const known = (await models.directory.get(rowOf(n, 1).id))?.version ?? 0;
  const change = isRestless(n) ? luck.pick([{ status: 'suspended' }, { status: 'deleted' }, { role: 'user' }, {}]) : { name: 'Other Name' };
  await put(models, rowOf(n, known + 1, change));
};

const readAll = async (
  models: ReadModels,
  filter: ListingFilter,
  { sort, limit }: { readonly sort: Sort; readonly limit: number },
  between: () => Promise<void>,
): Promise<readonly string[]> => {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const position = listPosition(filter, sort, cursor);
    if (!position.ok) throw new Error('a cursor of the list itself is refused');
    const page = await usersPage(models.directory, filter, { sort, limit, ...(position.value && { after: position.value }) });
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
    await between();
  }
};

const FILTERS: readonly (readonly [string, ListingFilter, (n: number) => boolean])[] = [
  ['everybody', {}, () => true],
  ['everybody, the deleted too', { includeDeleted: true }, () => true],
  ['the active', { status: 'active' }, () => true],
  ['a role, whose statuses are merged', { role: 'admin' }, (n) => n % 4 < 2],
  ['a domain', { domain: 'odd.example' }, (n) => n % 2 === 1],
  ['a role in a domain, whose statuses are merged', { domain: 'even.example', role: 'guest' }, (n) => n % 4 === 2],
];

describe.each(READ_MODEL_TWINS.map((twin, index) => ({ ...twin, ...(SIZES[index] ?? { users: 0, limit: 0 }) })))(
  'paging through $users users $name',
  ({ start, users, limit }) => {
    const models = useReadModels(start);

    it('neither repeats nor skips whoever matched throughout, in both orders', async () => {
      const luck = chance(1);
      let fresh = 0;
      await seed(models(), users);
      for (const [what, filter, matches] of FILTERS) {
        const steady = Array.from({ length: users }, (_, n) => n).filter((n) => !isRestless(n) && matches(n));
        for (const sort of ['createdAt', '-createdAt'] as const) {
          const seen = await readAll(models(), filter, { sort, limit }, async () => {
            for (let n = 0; n < CHANGES_PER_PAGE; n += 1) {
              fresh += 1;
              await disturb(models(), luck, users, fresh);
            }
          });
          const once = new Set(seen);
          expect({ what, sort, repeated: seen.length - once.size }).toEqual({ what, sort, repeated: 0 });
          expect({ what, sort, skipped: steady.filter((n) => !once.has(rowOf(n, 1).id)) }).toEqual({ what, sort, skipped: [] });
        }
      }
      expect(fresh).toBeGreaterThan(users / 50);
    }, 120_000);
  },
);
