// ListEvents over HTTP: a feed to pull, on a clock that moves.
import { describe, expect, it } from 'vitest';
import { FEED_LAG_MS, FEED_RETENTION_DAYS } from '../../../domain/read-models/feed.ts';
import { cursorOf } from '../../../functions/runtime/http/cursor.ts';
import { type Got, given, request, send } from '../../kit/http.ts';
import type { World } from '../../kit/http-world.ts';
import { aUserRenamed, aUserSuspended } from '../../kit/users.ts';
import { id, people, statusesOf } from './people.ts';

const DAY_MS = 86_400_000;
const VISIBLE_MS = FEED_LAG_MS + 1_000;
const ask = (world: World, query = '', more: object = {}) => send(world, request('GET', `/v1/events${query}`, more));
const told = ({ body }: Got): string[] =>
  body.items.map(({ userId, version, type }: { userId: string; version: number; type: string }) => `${userId.at(-1)}.${version} ${type}`);

/** Two users, of whom the first is renamed and suspended; all of it visible. */
const past = async (): Promise<World> => {
  const world = await people({ name: 'Ada Lovelace' }, {});
  await world.happened(id(1), aUserRenamed({ name: 'Ada King' }), aUserSuspended({ reason: 'on leave' }));
  await world.project();
  world.clock.paused += VISIBLE_MS;
  return world;
};

describe('ListEvents', () => {
  it('tells thin events, in order for each user', async () => {
    const got = await ask(await past());
    expect(got.status).toBe(200);
    expect(told(got).filter((text) => text.startsWith('1'))).toEqual(['1.1 UserRegistered', '1.2 UserRenamed', '1.3 UserSuspended']);
    expect(told(got)).toContain('2.1 UserRegistered');
    expect(got.body.items).toContainEqual(
      expect.objectContaining({ eventId: `${id(1)}@2.0`, changed: ['name'], data: {}, correlationId: expect.any(String) }),
    );
    expect(JSON.stringify(got.body)).not.toMatch(/ada|king|lovelace|leave|person/iu);
  });

  it('shows nothing that is younger than the longest write, and all of it afterwards', async () => {
    const world = await people({});
    expect((await ask(world)).body.items).toEqual([]);
    world.clock.paused += VISIBLE_MS;
    expect(told(await ask(world))).toEqual(['1.1 UserRegistered']);
  });

  it('goes on where it was, one by one, and then with what is new', async () => {
    const world = await past();
    const seen: string[] = [];
    let after = '';
    for (let n = 0; n < 4; n += 1) {
      const got = await ask(world, `?limit=1${after && `&after=${after}`}`);
      expect(got.body.items).toHaveLength(1);
      seen.push(...told(got));
      after = got.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(4);
    const end = await ask(world, `?after=${after}`);
    expect(end.body.items).toEqual([]);
    await world.happened(id(2), aUserRenamed());
    await world.project();
    world.clock.paused += VISIBLE_MS;
    expect(told(await ask(world, `?after=${end.body.nextCursor ?? after}`))).toEqual(['2.2 UserRenamed']);
  });

  it('tells one type only, and a poller may change its type', async () => {
    const world = await past();
    const renamed = await ask(world, '?type=UserRenamed');
    expect(told(renamed)).toEqual(['1.2 UserRenamed']);
    const first = await ask(world, '?limit=1');
    expect(told(await ask(world, `?type=UserSuspended&after=${first.body.nextCursor}`))).toEqual(['1.3 UserSuspended']);
  });

  it('forgets what is older than its retention', async () => {
    const world = await past();
    world.clock.paused += FEED_RETENTION_DAYS * DAY_MS;
    expect((await ask(world)).body.items).toEqual([]);
  });

  it.each(['limit=0', 'limit=201', 'type=UserLost', 'after=', 'cursor=x'])('refuses %s and names it', async (query) => {
    await given()
      .when(request('GET', `/v1/events?${query}`))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: query.split('=')[0] }] });
  });

  it('refuses the cursor of another list, a broken one and one that was made', async () => {
    const world = await past();
    const users = await send(world, request('GET', '/v1/users?limit=1'));
    const own = (await ask(world, '?limit=1')).body.nextCursor;
    const made = cursorOf(['events'], ['yesterday', 0]);
    for (const after of [users.body.nextCursor, `${own}x`, made, '%00']) {
      expect(await ask(world, `?after=${after}`)).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
  });

  it('is for readers of events', async () => {
    const scopes = ['events:read', 'users:read audit:read', 'users:self', null];
    expect(await statusesOf(await people({}), 'GET', '/v1/events', {}, scopes)).toEqual([200, 403, 403, 401]);
  });
});
