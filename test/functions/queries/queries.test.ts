// Each query over HTTP, on a directory that is up to date and on one that lags.
import { describe, expect, it } from 'vitest';
import type { UserEvent } from '../../../domain/user/user.ts';
import { userIdFor } from '../../../domain/user/user.ts';
import { cursorOf } from '../../../functions/runtime/http/cursor.ts';
import { consistencyToken } from '../../../functions/runtime/http/consistency-token.ts';
import { given, request, send } from '../../kit/http.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import {
  ada,
  aUserDeleted,
  aUserErased,
  aUserRegistered,
  aUserRenamed,
  aUserSuspended,
  anExternalIdChanged,
  bob,
} from '../../kit/users.ts';

const tokenFor = (streamId: string, version: number) => ({ headers: { 'consistency-token': consistencyToken({ streamId, version }) } });

const lookUp = (body: object, more: object = {}) => request('POST', '/v1/users/lookup', { body, ...more });

const id = (n: number): string => userIdFor(n.toString(16).padStart(32, '0'));

const ids = (got: { body: { items: { id: string }[] } }): string[] => got.body.items.map((item) => item.id);

describe('GetUser', () => {
  it('answers the row with its tag', async () => {
    await given({ [ada]: [aUserRegistered({ name: 'Ada Lovelace' })] })
      .when(request('GET', `/v1/users/${ada}`))
      .then({
        status: 200,
        body: { id: ada, name: 'Ada Lovelace', version: 1 },
        headers: { etag: '"1"', 'content-type': 'application/json' },
      });
  });

  it('shows the user and none of the keys of the row', async () => {
    const got = await given({ [ada]: [aUserRegistered()] })
      .when(request('GET', `/v1/users/${ada}`))
      .then({ status: 200 });
    expect(Object.keys(got.body)).not.toContain('emailKey');
    expect(Object.keys(got.body)).not.toContain('createdKey');
  });

  it('finds a user whose row is not there yet', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered());
    expect(await send(world, request('GET', `/v1/users/${ada}`))).toMatchObject({ status: 200 });
  });

  it('names the parameter of a malformed id', async () => {
    await given()
      .when(request('GET', '/v1/users/42'))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'id' }] });
  });

  it('answers 410 for a user whose key is gone', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered());
    await world.project();
    await world.keyRows.delete(ada, { deadline: FAR });
    world.clock.paused += 61_000;
    await world.project();
    expect(await send(world, request('GET', `/v1/users/${ada}`))).toMatchObject({ status: 200 });
    world.directory.entries.set(ada, { kind: 'removed', version: 2 });
    expect(await send(world, request('GET', `/v1/users/${ada}`))).toMatchObject({ status: 410, body: { code: 'GONE' } });
    const history = await send(world, request('GET', `/v1/users/${ada}/history`));
    expect(history.body.items).toMatchObject([{ type: 'UserRegistered', erased: true, changes: { email: { from: null, to: null } } }]);
  });
});

it('tells nothing personal of an erased user, on no page, while a key is still cached', async () => {
  const world = createWorld();
  const names = ['Ada King', 'Ada Byron', 'Ada Lovelace'].map((name) => aUserRenamed({ name }));
  await world.happened(ada, aUserRegistered(), ...names, aUserDeleted(), aUserErased());
  const { body } = await send(world, request('GET', `/v1/users/${ada}/history?limit=1`));
  expect(body.items).toMatchObject([{ type: 'UserRegistered', erased: true, changes: { name: { from: null, to: null } } }]);
});

describe('LookupUser', () => {
  const past = {
    [ada]: [aUserRegistered({ email: 'Ada@Example.com', externalId: 'hr-1' })],
    [bob]: [aUserRegistered({ email: 'bob@example.com' })],
  };

  it.each([[{ email: 'ADA@example.COM' }], [{ externalId: 'hr-1' }]])('finds by %j', async (body) => {
    await given(past)
      .when(lookUp(body))
      .then({ status: 200, body: { id: ada } });
  });

  it('answers 404 for nobody', async () => {
    await given(past)
      .when(lookUp({ email: 'nobody@example.com' }))
      .thenProblem('NOT_FOUND');
  });

  it.each([[{}], [{ email: 'a@example.com', externalId: 'x' }]])('wants exactly one key, not %j', async (body) => {
    await given(past).when(lookUp(body)).then({ status: 400 });
  });

  it('never answers older than the token, by the new key and by the old one', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ externalId: 'old' }));
    await world.project();
    await world.happened(ada, anExternalIdChanged({ externalId: 'new' }));
    const token = tokenFor(ada, 2);
    expect(await send(world, lookUp({ externalId: 'new' }, token))).toMatchObject({ status: 200, body: { id: ada, version: 2 } });
    expect(await send(world, lookUp({ externalId: 'old' }, token))).toMatchObject({ status: 404 });
    expect(await send(world, lookUp({ externalId: 'old' }))).toMatchObject({ status: 200, body: { version: 1 } });
  });
});

const people = async (count: number) => {
  const world = createWorld();
  for (let n = 1; n <= count; n += 1) {
    await world.happened(id(n), aUserRegistered({ email: `person${n}@example.com` }));
    world.clock.paused += 1_000;
  }
  await world.project();
  return world;
};

const list = (world: Awaited<ReturnType<typeof people>>, query: string, more: object = {}) =>
  send(world, request('GET', `/v1/users?${query}`, more));

describe('ListUsers', () => {
  it('goes through all pages in both orders, each user once', async () => {
    const world = await people(7);
    for (const [sort, expected] of [
      ['createdAt', [1, 2, 3, 4, 5, 6, 7]],
      ['-createdAt', [7, 6, 5, 4, 3, 2, 1]],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | null = '';
      for (let pages = 0; cursor !== null; pages += 1) {
        expect(pages).toBeLessThan(4);
        const got = await list(world, `sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...ids(got));
        cursor = got.body.nextCursor;
      }
      expect(seen).toEqual(expected.map(id));
    }
  });

  it('ends with null when a page is exactly full', async () => {
    expect((await list(await people(3), 'limit=3')).body.nextCursor).toBeNull();
  });

  it('filters by status and by both ends of creation, which are exclusive', async () => {
    const world = await people(5);
    await world.happened(id(2), aUserSuspended());
    await world.project();
    expect(ids(await list(world, 'status=suspended'))).toEqual([id(2)]);
    expect(ids(await list(world, 'status=active'))).toEqual([1, 3, 4, 5].map(id));
    const at = (await list(world, '')).body.items.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(ids(await list(world, `createdAfter=${at[1]}&createdBefore=${at[4]}`))).toEqual([3, 4].map(id));
    expect(ids(await list(world, `status=active&createdBefore=${at[2]}`))).toEqual([id(1)]);
    expect(ids(await list(world, `createdAfter=${at[4]}&createdBefore=${at[0]}`))).toEqual([]);
  });

  it.each(['limit=0', 'limit=201', 'limit=1e2', 'limit=', 'status=lost', 'sort=name', 'page=2', 'createdAfter=yesterday'])(
    'refuses %s and names it',
    async (query) => {
      await given()
        .when(request('GET', `/v1/users?${query}`))
        .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: query.split('=')[0] }] });
    },
  );

  it('refuses the cursor of another filter, order or list, and a broken one', async () => {
    const world = await people(3);
    await world.happened(id(1), aUserRenamed());
    const { body } = await list(world, 'status=active&limit=1');
    const history = await send(world, request('GET', `/v1/users/${id(1)}/history?limit=1`));
    const foreign = [
      `cursor=${body.nextCursor}`,
      `status=active&sort=-createdAt&cursor=${body.nextCursor}`,
      `status=active&cursor=${history.body.nextCursor}`,
    ];
    for (const query of [...foreign, `status=active&cursor=${body.nextCursor}x`, 'cursor=bm90LWEtY3Vyc29y', 'cursor=%00']) {
      expect(await list(world, query)).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
    expect((await list(world, `status=active&limit=2&cursor=${body.nextCursor}`)).status).toBe(200);
  });

  it('refuses a cursor that somebody made, though its checksum is right', async () => {
    const filter = { sort: 'createdAt', createdAfter: '2026-01-01T00:00:00.000Z' };
    for (const position of ['nowhere', `2025-01-01T00:00:00.000Z#${ada}`, 7, { a: 1 }]) {
      const cursor = cursorOf(filter, position);
      expect(await list(await people(1), `createdAfter=${filter.createdAfter}&cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_CURSOR' },
      });
    }
    const own = cursorOf(filter, `2026-02-01T00:00:00.000Z#${ada}`);
    expect((await list(await people(1), `createdAfter=${filter.createdAfter}&cursor=${own}`)).status).toBe(200);
  });

  it('keeps personal data out of the cursor', async () => {
    const { body } = await list(await people(2), 'limit=1');
    expect(Buffer.from(body.nextCursor, 'base64url').toString()).not.toMatch(/person|example/);
  });

  it('waits for the row of the token, and answers 503 with Retry-After when it does not come', async () => {
    const world = await people(1);
    await world.happened(id(1), aUserSuspended());
    const late = await list(world, 'status=suspended', tokenFor(id(1), 2));
    expect(late).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' }, headers: { 'retry-after': '1' } });
    world.clock.onPause = () => world.project();
    expect(ids(await list(world, 'status=suspended', tokenFor(id(1), 2)))).toEqual([id(1)]);
  });
});

describe('GetHistory', () => {
  const life: UserEvent[] = [
    aUserRegistered({ name: 'First Name' }),
    aUserRenamed({ name: 'Second Name' }),
    aUserSuspended({ reason: 'on leave' }),
  ];

  it('tells what happened, by whom, why and from what to what, oldest first', async () => {
    const got = await given({ [ada]: life })
      .when(request('GET', `/v1/users/${ada}/history`))
      .then({ status: 200, body: { nextCursor: null } });
    expect(got.body.items.map(({ type }: { type: string }) => type)).toEqual(['UserRegistered', 'UserRenamed', 'UserSuspended']);
    expect(got.body.items[1]).toMatchObject({
      eventId: `${ada}@2.0`,
      actor: 'an-operator',
      changes: { name: { from: 'First Name', to: 'Second Name' } },
    });
    expect(got.body.items[2]).toMatchObject({ reason: 'on leave', changes: { status: { from: 'active', to: 'suspended' } } });
  });

  it('pages single events, also within one commit, with the old values at hand', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ name: 'First Name', externalId: 'a' }));
    await send(world, request('PATCH', `/v1/users/${ada}`, { body: { name: 'Second Name', externalId: 'b' } }));
    const whole = await send(world, request('GET', `/v1/users/${ada}/history`));
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const got = await send(world, request('GET', `/v1/users/${ada}/history?limit=1${cursor && `&cursor=${cursor}`}`));
      expect(got.body.items).toHaveLength(1);
      seen.push(...got.body.items);
      cursor = got.body.nextCursor;
    }
    expect(seen).toEqual(whole.body.items);
    expect(seen).toHaveLength(3);
  });

  it('is for auditors and for oneself', async () => {
    await given({ [ada]: life })
      .when(request('GET', `/v1/users/${ada}/history`, { scope: 'users:read' }))
      .thenProblem('AUTHORIZATION_ERROR');
    await given({ [ada]: life })
      .when(request('GET', `/v1/users/${ada}/history`, { scope: 'users:self', sub: ada }))
      .then({ status: 200 });
  });

  it('answers 404 where nothing happened', async () => {
    await given()
      .when(request('GET', `/v1/users/${bob}/history`))
      .thenProblem('NOT_FOUND');
  });
});

describe('the public queries', () => {
  it('need no token', async () => {
    await given()
      .when(request('GET', '/v1/health', { scope: null }))
      .then({ status: 200, body: { status: 'ok' } });
    await given()
      .when(request('GET', '/v1/openapi.json', { scope: null }))
      .then({ status: 200, body: { openapi: '3.1.0', info: { title: 'Rollcall' } } });
  });
});
