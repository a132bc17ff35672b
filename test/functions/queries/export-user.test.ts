// ExportUser over HTTP: all that is kept about a user, for the user or an auditor.
import { describe, expect, it } from 'vitest';
import { cursorOf } from '../../../functions/runtime/http/cursor.ts';
import { type Asking, given, request, send } from '../../kit/http.ts';
import { createWorld, FAR, type World } from '../../kit/http-world.ts';
import {
  ada,
  anExternalIdChanged,
  aUserDeleted,
  aUserErased,
  aUserRegistered,
  aUserRenamed,
  aUserSuspended,
  bob,
} from '../../kit/users.ts';

const life = [
  aUserRegistered({ email: 'Ada@Example.com', name: 'First Name', externalId: 'hr-1' }),
  aUserRenamed({ name: 'Second Name' }),
  anExternalIdChanged({ externalId: 'hr-2' }),
  aUserSuspended({ reason: 'on leave', until: null }),
];

const ask = (query = '', asking: Asking = {}, id: string = ada) => request('GET', `/v1/users/${id}/export${query}`, asking);

const lived = async (): Promise<World> => {
  const world = createWorld();
  await world.happened(ada, ...life);
  return world;
};

describe('ExportUser', () => {
  it('answers the user and every event with all its data, though no read model has seen it', async () => {
    const got = await send(await lived(), ask());
    expect(got).toMatchObject({
      status: 200,
      body: {
        format: 'rollcall.user/1',
        exportedAt: '2026-03-01T12:00:00.000Z',
        user: { id: ada, name: 'Second Name', externalId: 'hr-2', status: 'suspended', version: 4 },
        events: { nextCursor: null },
      },
    });
    const { items } = got.body.events;
    expect(items.map(({ type, data }: { type: string; data: object }) => ({ type, data }))).toEqual(life);
    expect(items[1]).toEqual({
      eventId: `${ada}@2.0`,
      version: 2,
      type: 'UserRenamed',
      schemaVersion: 1,
      occurredAt: '2026-03-01T12:00:00.000Z',
      actor: 'an-operator',
      source: 'api',
      correlationId: 'happened-2',
      causationId: null,
      data: { name: 'Second Name' },
    });
  });

  it('pages single events, also within one commit, each once and in order', async () => {
    const world = await lived();
    await world.happened(bob, aUserRegistered({ email: 'bob@example.com', externalId: 'b' }));
    await send(world, request('PATCH', `/v1/users/${bob}`, { body: { name: 'Second Name', externalId: 'c' } }));
    for (const id of [ada, bob]) {
      const whole = await send(world, ask('', {}, id));
      const seen: unknown[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await send(world, ask(`?limit=1${cursor && `&cursor=${cursor}`}`, {}, id));
        expect(body.events.items).toHaveLength(1);
        seen.push(...body.events.items);
        cursor = body.events.nextCursor;
      }
      expect(seen).toEqual(whole.body.events.items);
      expect(seen.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('refuses the cursor of the history, of another user and one that is broken', async () => {
    const world = await lived();
    await world.happened(bob, aUserRegistered({ email: 'bob@example.com' }), aUserRenamed());
    const { body: others } = await send(world, ask('?limit=1', {}, bob));
    const { body: history } = await send(world, request('GET', `/v1/users/${ada}/history?limit=1`));
    const { body: own } = await send(world, ask('?limit=1'));
    const made = cursorOf(['export', ada], [1, -1]);
    for (const cursor of [others.events.nextCursor, history.nextCursor, `${own.events.nextCursor}x`, made, '%00']) {
      expect(await send(world, ask(`?cursor=${cursor}`))).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
  });

  it.each(['limit=0', 'limit=201', 'cursor=', 'asOf=1'])('refuses %s and names it', async (query) => {
    await given({ [ada]: life })
      .when(ask(`?${query}`))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: query.split('=')[0] }] });
  });

  it('answers 404 for nobody, and names a malformed id', async () => {
    await given().when(ask()).thenProblem('NOT_FOUND');
    await given()
      .when(ask('', {}, '42'))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'id' }] });
  });

  it('answers 410 once the user is erased, by its event and by its key', async () => {
    await given({ [ada]: [...life.slice(0, 3), aUserDeleted(), aUserErased()] })
      .when(ask())
      .thenProblem('GONE');
    const world = await lived();
    await world.keyRows.delete(ada, { deadline: FAR });
    world.clock.paused += 61_000;
    expect(await send(world, ask())).toMatchObject({ status: 410, body: { code: 'GONE' } });
  });

  it('is for auditors and for oneself', async () => {
    const world = await lived();
    const status = async (scope: string | null, sub = 'an-operator') => (await send(world, ask('', { scope, sub }))).status;
    expect(await status(null)).toBe(401);
    expect(await status('users:read users:write')).toBe(403);
    expect(await status('audit:read')).toBe(200);
    expect(await status('users:self', ada)).toBe(200);
    expect(await status('users:self', bob)).toBe(404);
  });
});
