// ListUsers over HTTP: its filters by role, domain and deletion, in both orders, and the cursors that belong to them.
import { describe, expect, it } from 'vitest';
import { given, request, send } from '../../kit/http.ts';
import type { World } from '../../kit/http-world.ts';
import { aRoleAssigned, aUserDeleted, aUserSuspended } from '../../kit/users.ts';
import { id, idsOf, pagesOf, people, statusesOf, tokenFor } from './people.ts';

const list = (world: World, query: string, more: object = {}) => send(world, request('GET', `/v1/users?${query}`, more));
const listed = async (world: World, query: string): Promise<string[]> => idsOf((await list(world, query)).body.items);

/** 1 admin at example.com, 2 user at other.example, 3 guest, 4 deleted user, 5 suspended admin at other.example. */
const directory = async (): Promise<World> => {
  const other = { email: 'two@Other.Example' };
  const world = await people({ role: 'admin' }, other, { role: 'guest' }, {}, { role: 'admin', email: 'five@other.example' });
  await world.happened(id(4), aUserDeleted());
  await world.happened(id(5), aUserSuspended());
  await world.project();
  return world;
};

describe('ListUsers', () => {
  it.each([
    ['', [1, 2, 3, 5]],
    ['role=admin', [1, 5]],
    ['role=user', [2]],
    ['role=user&includeDeleted=true', [2, 4]],
    ['domain=other.example', [2, 5]],
    ['domain=OTHER.example', [2, 5]],
    ['domain=nobody.example', []],
    ['domain=example.com&includeDeleted=true', [1, 3, 4]],
    ['includeDeleted=true', [1, 2, 3, 4, 5]],
    ['includeDeleted=false', [1, 2, 3, 5]],
    ['status=deleted', [4]],
    ['status=active&includeDeleted=true', [1, 2, 3]],
    ['role=admin&domain=other.example&status=suspended', [5]],
    ['role=guest&domain=other.example', []],
  ])('%s lists %j in both orders, page by page too', async (query, expected) => {
    const world = await directory();
    expect(await listed(world, query)).toEqual(expected.map(id));
    expect(await listed(world, `${query}&sort=createdAt`)).toEqual(expected.map(id));
    expect(await listed(world, `${query}&sort=-createdAt`)).toEqual(expected.toReversed().map(id));
    const pages = await pagesOf((cursor) => list(world, `${query}&sort=-createdAt&limit=1${cursor ? `&cursor=${cursor}` : ''}`));
    expect(pages.flatMap(({ body }) => idsOf(body.items))).toEqual(expected.toReversed().map(id));
    expect(pages.every(({ body }) => body.items.length <= 1)).toBe(true);
  });

  it('follows a user from one filter to another', async () => {
    const world = await directory();
    await world.happened(id(3), aRoleAssigned({ role: 'admin' }));
    await world.project();
    expect(await listed(world, 'role=guest')).toEqual([]);
    expect(await listed(world, 'role=admin')).toEqual([1, 3, 5].map(id));
  });

  it.each([
    'role=king',
    'role=',
    'domain=localhost',
    'domain=a..example',
    'domain=',
    'includeDeleted=yes',
    'includeDeleted=',
    'sort=+createdAt',
    'createdBefore=2026-13-01',
    'cursor=',
  ])('refuses %s and names it', async (query) => {
    await given()
      .when(request('GET', `/v1/users?${query}`))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: query.split('=')[0] }] });
  });

  it('binds a cursor to role, domain and deletion, but not to what holds nothing back', async () => {
    const world = await directory();
    const { nextCursor } = (await list(world, 'limit=1')).body;
    for (const query of [
      'role=user',
      'domain=example.com',
      'includeDeleted=true',
      'sort=-createdAt',
      'createdAfter=2026-01-01T00:00:00Z',
    ]) {
      expect(await list(world, `${query}&cursor=${nextCursor}`)).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
    expect(await listed(world, `includeDeleted=false&sort=createdAt&cursor=${nextCursor}`)).toEqual([2, 3, 5].map(id));
    const { nextCursor: ofDomain } = (await list(world, 'domain=other.example&limit=1')).body;
    expect(await listed(world, `domain=Other.example&cursor=${ofDomain}`)).toEqual([id(5)]);
  });

  it('waits for the position of a Consistency-Token with every filter', async () => {
    const world = await directory();
    await world.happened(id(3), aRoleAssigned({ role: 'admin' }));
    const late = await list(world, 'role=admin&domain=example.com', tokenFor(id(3), 2));
    expect(late).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' }, headers: { 'retry-after': '1' } });
    world.clock.onPause = () => world.project();
    const got = await list(world, 'role=admin&domain=example.com', tokenFor(id(3), 2));
    expect(idsOf(got.body.items)).toEqual([1, 3].map(id));
  });

  it('is for readers of users', async () => {
    const scopes = ['users:read', 'audit:read', 'users:self', null];
    expect(await statusesOf(await people({}), 'GET', '/v1/users', {}, scopes)).toEqual([200, 403, 403, 401]);
  });
});
