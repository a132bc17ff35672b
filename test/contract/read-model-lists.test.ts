// The lists and look-ups of the directory, the same in both twins: every combination of filters, paging, and indexes that lag.
import { describe, expect, it } from 'vitest';
import { type ListingFilter } from '../../functions/runtime/read-models/listing.ts';
import { startDatabase } from '../kit/dynamodb.ts';
import { dynamoDbReadModels, put, READ_MODEL_TWINS, rowFor, useReadModels } from '../kit/read-models.ts';

const options = <T>(...values: T[]): (T | undefined)[] => [undefined, ...values];

describe.each(READ_MODEL_TWINS)('the directory $name', ({ start }) => {
  const models = useReadModels(start);

  const numbers = async (filter: ListingFilter, page: { descending?: boolean; limit?: number; after?: string } = {}) => {
    const { rows, more } = await models().directory.list(filter, { descending: false, limit: 100, ...page });
    return { numbers: rows.map(({ createdAt }) => Number(createdAt.slice(14, 16))), more };
  };

  it('lists every combination of filters by creation, within exclusive bounds', async () => {
    const people = [
      rowFor(1),
      rowFor(2, 1, { status: 'suspended', suspension: { reason: 'away', until: null } }),
      rowFor(3, 1, { role: 'admin', email: 'Person3@Other.example' }),
      rowFor(4, 1, { status: 'deleted', deletion: { purgeAfter: '2026-02-01T00:00:00.000Z' } }),
      rowFor(5, 1, { role: 'admin', status: 'pending', pendingReason: 'staged' }),
      rowFor(6, 1, { email: 'person6@other.example' }),
    ];
    for (const row of people.toReversed()) await put(models(), row);
    const matches = (filter: ListingFilter) =>
      people.flatMap((row, index) => {
        const listed =
          filter.status === undefined ? filter.includeDeleted === true || row.status !== 'deleted' : row.status === filter.status;
        const same = (filter.role ?? row.role) === row.role && row.emailKey.endsWith(`@${filter.domain ?? row.emailKey.split('@')[1]}`);
        const within = (filter.createdAfter ?? '0') < row.createdAt && row.createdAt < (filter.createdBefore ?? '9');
        return listed && same && within ? [index + 1] : [];
      });
    for (const status of options('active', 'suspended', 'deleted') as ListingFilter['status'][])
      for (const role of options('admin', 'user') as ListingFilter['role'][])
        for (const domain of options('other.example', 'example.com', 'nobody.example'))
          for (const includeDeleted of [false, true])
            for (const createdAfter of options(rowFor(2).createdAt)) {
              const filter: ListingFilter = { status, role, domain, includeDeleted, createdAfter, createdBefore: rowFor(6).createdAt };
              const expected = matches(filter);
              expect({ filter, numbers: (await numbers(filter)).numbers }).toEqual({ filter, numbers: expected });
              expect((await numbers(filter, { descending: true })).numbers).toEqual(expected.toReversed());
              expect(await numbers(filter, { limit: 1 })).toEqual({ numbers: expected.slice(0, 1), more: expected.length > 1 });
            }
  });

  it('answers nothing for bounds that leave no room', async () => {
    await put(models(), rowFor(1));
    expect((await numbers({ createdAfter: rowFor(1).createdAt, createdBefore: rowFor(1).createdAt })).numbers).toEqual([]);
    expect((await numbers({ createdAfter: rowFor(9).createdAt, createdBefore: rowFor(1).createdAt })).numbers).toEqual([]);
  });

  it.each([true, false])(
    'pages without loss or repetition (descending: %s), even where the row of the position has moved away',
    async (descending) => {
      for (let n = 1; n <= 5; n += 1) await put(models(), rowFor(n));
      for (const filter of [{ status: 'active' }, { role: 'user' }] as const) {
        const first = await models().directory.list(filter, { descending, limit: 2 });
        expect(first.more).toBe(true);
        const after = first.rows.at(-1)?.createdKey ?? '';
        await put(models(), rowFor(descending ? 4 : 2, 2, { status: 'suspended', role: 'guest' }));
        expect(await numbers(filter, { descending, limit: 3, after })).toEqual({
          numbers: descending ? [3, 2, 1] : [3, 4, 5],
          more: false,
        });
        await put(models(), rowFor(descending ? 4 : 2, 3));
      }
    },
  );

  it('finds by address and external id, as they are now', async () => {
    await put(models(), rowFor(1, 1, { email: 'Old@Example.com', externalId: 'old' }));
    await put(models(), rowFor(1, 2, { email: 'New@Example.com' }));
    expect(await models().directory.byEmail('new@example.com')).toMatchObject({ version: 2 });
    expect(await models().directory.byEmail('old@example.com')).toBeUndefined();
    expect(await models().directory.byExternalId('old')).toBeUndefined();
  });

  it('says whether the lists show a row where it belongs', async () => {
    await put(models(), rowFor(1));
    for (const filter of [{}, { status: 'active' }, { status: 'suspended' }, { role: 'user' }, { domain: 'other.example' }] as const) {
      expect(await models().directory.lists(rowFor(1), filter)).toBe(true);
    }
  });
});

describe('an index that lags', () => {
  it('is noticed: the row is older than it must be, missing, or still where it no longer belongs', async () => {
    const database = await startDatabase();
    try {
      const models = await dynamoDbReadModels(database);
      const { directory } = models;
      await put(models, rowFor(1));
      expect(await directory.lists(rowFor(1, 2), { status: 'active' })).toBe(false);
      expect(await directory.lists(rowFor(2), {})).toBe(false);
      expect(await directory.lists(rowFor(1, 2, { status: 'suspended' }), { status: 'active' })).toBe(false);
      expect(await directory.lists(rowFor(1, 2, { email: 'a@other.example' }), { domain: 'example.com', role: 'user' })).toBe(false);
      expect(await directory.lists(rowFor(1), { domain: 'example.com', role: 'user' })).toBe(true);
    } finally {
      await database.stop();
    }
  });
});
