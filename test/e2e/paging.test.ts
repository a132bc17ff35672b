// Going through 1,000 users over HTTP while others come, go and change: whoever matched all the time is seen once, and nobody twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inLanes } from '../../functions/runtime/streams/in-lanes.ts';
import { type Directory, startDirectory } from './directory.ts';

const USERS = 1_000;
const LIMIT = 50;
const LANES = 8;

let directory: Directory;
let ids: readonly string[];

const create = async (n: number): Promise<string> => {
  const role = n % 2 === 0 ? ('admin' as const) : ('guest' as const);
  const { data, error } = await directory.client.POST('/v1/users', { body: { email: `person${n}@example.com`, name: 'Some Body', role } });
  if (data === undefined) throw new Error(`not created: ${JSON.stringify(error)}`);
  return data.id;
};

/** Every tenth may be suspended meanwhile; the others may get another name, which moves nobody. */
const isRestless = (n: number): boolean => n % 10 === 0;

beforeAll(async () => {
  directory = await startDirectory();
  const made = await inLanes(
    Array.from({ length: USERS }, (_, n) => n),
    LANES,
    async (n) => ({ n, id: await create(n) }),
  );
  ids = made.toSorted((one, other) => one.n - other.n).map(({ id }) => id);
  await directory.quiet();
}, 300_000);
afterAll(() => directory.stop());

describe('paging over HTTP', () => {
  let made = USERS;
  const disturb = async (page: number): Promise<void> => {
    made += 1;
    const at = (page * 37) % USERS;
    const [restless, steady] = ids.slice(at - (at % 10)).map((id) => ({ path: { id } }));
    if (restless === undefined || steady === undefined) throw new RangeError('nobody there');
    const body = { reason: 'away for a while' };
    await Promise.all([
      create(made),
      directory.client.POST('/v1/users/{id}/suspend', { params: restless, body }),
      directory.client.PATCH('/v1/users/{id}', { params: steady, body: { name: `Name ${page}` } }),
    ]);
  };

  it.each([
    ['all', {}, () => true],
    ['active', { status: 'active' }, () => true],
    ['of one role, merged from the statuses', { role: 'admin' }, (n: number) => n % 2 === 0],
  ] as const)('of those that are %s sees each once, in both orders', async (_, filter, matches) => {
    for (const sort of ['createdAt', '-createdAt'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      for (let page = 0; page === 0 || cursor !== null; page += 1) {
        const query = { ...filter, sort, limit: LIMIT, ...(cursor === null ? {} : { cursor }) };
        const answer: Awaited<ReturnType<typeof directory.api>> = await directory.api(
          'GET',
          `/v1/users?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]))}`,
        );
        expect(answer.status).toBe(200);
        seen.push(...answer.body.items.map(({ id }: { id: string }) => id));
        cursor = answer.body.nextCursor;
        await disturb(page);
      }
      const once = new Set(seen);
      expect(seen.length).toBe(once.size);
      expect(ids.filter((id, n) => !isRestless(n) && matches(n) && !once.has(id))).toEqual([]);
    }
  });
});
