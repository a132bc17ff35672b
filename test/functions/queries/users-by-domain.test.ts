// UsersByDomain over HTTP: the first users of several domains at once.
import { describe, expect, it } from 'vitest';
import { given, request, send } from '../../kit/http.ts';
import type { World } from '../../kit/http-world.ts';
import { aUserDeleted, aUserRenamed } from '../../kit/users.ts';
import { id, idsOf, people, statusesOf, tokenFor } from './people.ts';

const ask = (world: World, query: string, more: object = {}) => send(world, request('GET', `/v1/users/by-domain?${query}`, more));

const directory = () => people({}, { email: 'two@Other.Example' }, {}, {});

describe('UsersByDomain', () => {
  it('answers a list per domain, empty where nobody is', async () => {
    const got = await ask(await directory(), 'domain=example.com&domain=other.example&domain=nobody.example');
    expect(got.status).toBe(200);
    expect(Object.keys(got.body)).toEqual(['example.com', 'other.example', 'nobody.example']);
    expect(idsOf(got.body['example.com'].items)).toEqual([1, 3, 4].map(id));
    expect(idsOf(got.body['other.example'].items)).toEqual([id(2)]);
    expect(got.body['nobody.example']).toEqual({ items: [], nextCursor: null });
  });

  it('counts a domain once, in whatever case, and leaves out the deleted', async () => {
    const world = await directory();
    await world.happened(id(3), aUserDeleted());
    await world.project();
    const got = await ask(world, 'domain=Example.COM&domain=example.com');
    expect(Object.keys(got.body)).toEqual(['example.com']);
    expect(idsOf(got.body['example.com'].items)).toEqual([1, 4].map(id));
  });

  it('gives a cursor that goes on with ListUsers for that domain', async () => {
    const world = await directory();
    const { body } = await ask(world, 'domain=example.com&domain=other.example&limit=2');
    expect(idsOf(body['example.com'].items)).toEqual([1, 3].map(id));
    expect(body['other.example'].nextCursor).toBeNull();
    const cursor = body['example.com'].nextCursor;
    const next = await send(world, request('GET', `/v1/users?domain=example.com&cursor=${cursor}`));
    expect(next).toMatchObject({ status: 200, body: { items: [{ id: id(4) }], nextCursor: null } });
    expect(await send(world, request('GET', `/v1/users?domain=other.example&cursor=${cursor}`))).toMatchObject({
      status: 400,
      body: { code: 'INVALID_CURSOR' },
    });
  });

  it.each([
    ['domain=example.com&domain=localhost', 'domain.1'],
    ['domain=example.com&limit=0', 'limit'],
    ['domain=example.com&limit=201', 'limit'],
    ['domain=example.com&cursor=x', 'cursor'],
    [Array.from({ length: 21 }, (_, n) => `domain=d${n}.example`).join('&'), 'domain'],
  ])('refuses %s and names %s', async (query, pointer) => {
    await given()
      .when(request('GET', `/v1/users/by-domain?${query}`))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer }] });
  });

  it('takes twenty domains, and says that one is missing', async () => {
    const twenty = Array.from({ length: 20 }, (_, n) => `domain=d${n}.example`).join('&');
    expect(Object.keys((await ask(await directory(), twenty)).body)).toHaveLength(20);
    for (const [query, pointer] of [
      ['', 'domain'],
      ['?domain=', 'domain.0'],
    ]) {
      await given()
        .when(request('GET', `/v1/users/by-domain${query}`))
        .thenProblem('REQUIRED_FIELD', { errors: [{ pointer }] });
    }
  });

  it('waits for the position of a Consistency-Token', async () => {
    const world = await directory();
    await world.happened(id(1), aUserRenamed({ name: 'Somebody Else' }));
    const query = 'domain=example.com';
    expect(await ask(world, query, tokenFor(id(1), 2))).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
    world.clock.onPause = () => world.project();
    const got = await ask(world, query, tokenFor(id(1), 2));
    expect(got.body['example.com'].items[0]).toMatchObject({ id: id(1), name: 'Somebody Else' });
  });

  it('is for readers of users', async () => {
    const scopes = ['users:read', 'audit:read', 'users:self', null];
    expect(await statusesOf(await people({}), 'GET', '/v1/users/by-domain?domain=example.com', {}, scopes)).toEqual([200, 403, 403, 401]);
  });
});
