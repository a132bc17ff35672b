// The contract of the directory's store, kept by both twins; the real one on DynamoDB Local.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryRow } from '../../../../domain/read-models/directory.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { userIdFor } from '../../../../domain/user/user.ts';
import type { Status } from '../../../../domain/user/values/status.ts';
import type { DirectoryFilter, DirectoryStore } from '../../../../functions/runtime/read-models/directory-store.ts';
import { createDynamoDbDirectory } from '../../../../functions/runtime/read-models/dynamodb-directory.ts';
import { createMemoryDirectory } from '../../../../functions/runtime/read-models/memory-directory.ts';
import { startDatabase, type TestDatabase } from '../../../kit/dynamodb.ts';
import { createDirectoryTable } from '../../../kit/view-tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

const row = (n: number, version = 1, changes: { status?: Status; email?: string; externalId?: string } = {}): DirectoryRow => {
  const { status = 'active', email = `person${n}@example.com`, externalId } = changes;
  const id = userIdFor(n.toString(16).padStart(32, '0'));
  return {
    id,
    email,
    name: 'Some Body',
    status,
    role: 'user',
    externalId: externalId ?? null,
    createdAt: at(n) as Instant,
    updatedAt: at(n) as Instant,
    version,
    pendingReason: null,
    suspension: null,
    deletion: null,
    createdKey: `${at(n)}#${id}`,
    listing: status === 'deleted' ? 'deleted' : 'live',
    emailKey: email.toLowerCase(),
    ...(externalId === undefined ? {} : { externalKey: externalId }),
  } as DirectoryRow;
};

const twins: [string, () => Promise<DirectoryStore>][] = [
  ['in memory', async () => createMemoryDirectory()],
  [
    'on DynamoDB',
    async () => {
      const table = `Directory-${randomUUID()}`;
      await createDirectoryTable(database.endpoint, table);
      return createDynamoDbDirectory(database.client, table);
    },
  ],
];

describe.each(twins)('the directory %s', (_name, create) => {
  let store: DirectoryStore;
  beforeEach(async () => {
    store = await create();
  });
  const numbers = async (filter: DirectoryFilter, page: { descending?: boolean; limit?: number; after?: string } = {}) => {
    const { rows, more } = await store.list(filter, { descending: false, limit: 100, ...page });
    return { numbers: rows.map(({ createdAt }) => Number(createdAt.slice(14, 16))), more };
  };

  it('answers a row as it was put', async () => {
    await store.put(row(1, 1, { externalId: 'x' }));
    expect(await store.get(row(1).id)).toEqual({ kind: 'row', version: 1, row: row(1, 1, { externalId: 'x' }) });
    expect(await store.get(row(2).id)).toBeUndefined();
  });

  it('lets the highest version win, in any order', async () => {
    await store.put(row(1, 2, { email: 'second@example.com' }));
    await store.put(row(1, 1));
    await store.put(row(1, 2, { email: 'again@example.com' }));
    expect(await store.get(row(1).id)).toMatchObject({ version: 2, row: { email: 'second@example.com' } });
    await store.put(row(1, 10));
    expect(await store.get(row(1).id)).toMatchObject({ version: 10 });
  });

  it('remembers the version of what it removed, and lists and finds it no longer', async () => {
    await store.put(row(1, 2));
    await store.remove(row(1).id, 3);
    await store.put(row(1, 2));
    expect(await store.get(row(1).id)).toEqual({ kind: 'removed', version: 3 });
    expect((await numbers({})).numbers).toEqual([]);
    expect(await store.byEmail('person1@example.com')).toBeUndefined();
    await store.remove(row(2).id, 1);
    expect(await store.get(row(2).id)).toEqual({ kind: 'removed', version: 1 });
  });

  it('does not remove what is newer', async () => {
    await store.put(row(1, 2));
    await store.remove(row(1).id, 2);
    expect(await store.get(row(1).id)).toMatchObject({ kind: 'row' });
  });

  it('lists the live by creation, or one status, within exclusive bounds', async () => {
    for (const n of [3, 1, 5, 2, 4]) await store.put(row(n, 1, n === 2 ? { status: 'suspended' } : n === 4 ? { status: 'deleted' } : {}));
    expect(await numbers({})).toEqual({ numbers: [1, 2, 3, 5], more: false });
    expect(await numbers({}, { descending: true })).toEqual({ numbers: [5, 3, 2, 1], more: false });
    expect((await numbers({ status: 'active' })).numbers).toEqual([1, 3, 5]);
    expect((await numbers({ status: 'deleted' })).numbers).toEqual([4]);
    expect((await numbers({ createdAfter: at(1), createdBefore: at(5) })).numbers).toEqual([2, 3]);
    expect((await numbers({ status: 'active', createdAfter: at(1) })).numbers).toEqual([3, 5]);
  });

  it('answers nothing for bounds that leave no room', async () => {
    await store.put(row(1));
    expect((await numbers({ createdAfter: at(1), createdBefore: at(1) })).numbers).toEqual([]);
    expect((await numbers({ createdAfter: at(9), createdBefore: at(1) })).numbers).toEqual([]);
  });

  it.each([true, false])(
    'pages without loss or repetition (descending: %s), even where the row of the position has moved away',
    async (descending) => {
      for (let n = 1; n <= 5; n += 1) await store.put(row(n));
      const first = await store.list({ status: 'active' }, { descending, limit: 2 });
      expect(first.more).toBe(true);
      const after = first.rows.at(-1)?.createdKey ?? '';
      await store.put(row(descending ? 4 : 2, 2, { status: 'suspended' }));
      expect(await numbers({ status: 'active' }, { descending, limit: 3, after })).toEqual({
        numbers: descending ? [3, 2, 1] : [3, 4, 5],
        more: false,
      });
    },
  );

  it('finds by address and external id, as they are now', async () => {
    await store.put(row(1, 1, { email: 'Old@Example.com', externalId: 'old' }));
    await store.put(row(1, 2, { email: 'New@Example.com' }));
    expect(await store.byEmail('new@example.com')).toMatchObject({ version: 2 });
    expect(await store.byEmail('old@example.com')).toBeUndefined();
    expect(await store.byExternalId('old')).toBeUndefined();
  });

  it('says whether a list shows a row where it belongs', async () => {
    await store.put(row(1));
    expect(await store.lists(row(1), undefined)).toBe(true);
    expect(await store.lists(row(1), 'active')).toBe(true);
    expect(await store.lists(row(1), 'suspended')).toBe(true);
  });
});

describe('an index that lags', () => {
  it('is noticed: the row is older than it must be, missing, or still where it no longer belongs', async () => {
    const table = `Directory-${randomUUID()}`;
    await createDirectoryTable(database.endpoint, table);
    const store = createDynamoDbDirectory(database.client, table);
    await store.put(row(1));
    expect(await store.lists(row(1, 2), 'active')).toBe(false);
    expect(await store.lists(row(2), undefined)).toBe(false);
    expect(await store.lists(row(1, 2, { status: 'suspended' }), 'active')).toBe(false);
  });
});
