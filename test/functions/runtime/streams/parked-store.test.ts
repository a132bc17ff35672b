// The contract of the parked positions, kept by both twins; the real one on DynamoDB Local.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDbParked } from '../../../../functions/runtime/streams/dynamodb-parked.ts';
import { createMemoryParked } from '../../../../functions/runtime/streams/memory-parked.ts';
import { type ParkedStore, toParked } from '../../../../functions/runtime/streams/parked-store.ts';
import { startDatabase, type TestDatabase } from '../../../kit/dynamodb.ts';
import { createParkedTable } from '../../../kit/view-tables.ts';
import { ada, bob } from '../../../kit/users.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const twins: [string, () => Promise<ParkedStore>][] = [
  ['in memory', async () => createMemoryParked()],
  [
    'on DynamoDB',
    async () => {
      const table = `Parked-${randomUUID()}`;
      await createParkedTable(database.endpoint, table);
      return createDynamoDbParked(database.client, table);
    },
  ],
];

const parked = (streamId: string, version: number, consumer: 'directory' | 'publisher' = 'directory') =>
  toParked(consumer, { streamId, version }, Object.assign(new Error('secret'), { code: 'SOME_CODE' }), 0);

describe.each(twins)('the parked positions %s', (_name, create) => {
  it('are kept once per consumer and position, in order of version, and can be removed', async () => {
    const store = await create();
    for (const entry of [parked(ada, 10), parked(ada, 2), parked(bob, 1), parked(ada, 2, 'publisher'), { ...parked(ada, 2), attempts: 2 }])
      await store.put(entry);

    expect(await store.list('directory', `${ada}@`, 10)).toEqual([{ ...parked(ada, 2), attempts: 2 }, parked(ada, 10)]);
    expect(await store.list('directory', '', 2)).toHaveLength(2);
    expect(await store.list('directory', '', 10)).toHaveLength(3);
    expect(await store.list('publisher', '', 10)).toMatchObject([{ streamId: ada, version: 2, error: 'Error/SOME_CODE' }]);
    expect(JSON.stringify(await store.list('publisher', '', 10))).not.toContain('secret');

    await store.remove(parked(ada, 2));
    expect((await store.list('directory', `${ada}@`, 10)).map(({ version }) => version)).toEqual([10]);
    expect(await store.list('publisher', '', 10)).toHaveLength(1);
  });
});
