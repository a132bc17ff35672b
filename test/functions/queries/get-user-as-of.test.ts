// GetUser?asOf= over HTTP: a user as it was at a version or at a time.
import { describe, expect, it } from 'vitest';
import { type Asking, request, send } from '../../kit/http.ts';
import { createWorld, FAR, type World } from '../../kit/http-world.ts';
import { ada, aUserRegistered, aUserRenamed, aUserSuspended, bob } from '../../kit/users.ts';

const HOUR_MS = 3_600_000;

/** Three versions, an hour apart. */
const past = async (): Promise<{ readonly world: World; readonly times: readonly string[] }> => {
  const world = createWorld();
  const times: string[] = [];
  for (const event of [aUserRegistered({ name: 'First Name' }), aUserRenamed({ name: 'Second Name' }), aUserSuspended()]) {
    times.push(new Date(world.clock.now()).toISOString());
    await world.happened(ada, event);
    world.clock.paused += HOUR_MS;
  }
  await world.project();
  return { world, times };
};

const ask = (world: World, asOf: string | number | undefined, asking: Asking = {}, id: string = ada) =>
  send(world, request('GET', `/v1/users/${id}?asOf=${encodeURIComponent(asOf ?? '')}`, asking));

describe('GetUser asOf', () => {
  it('a version answers that version, with its tag', async () => {
    const { world } = await past();
    expect(await ask(world, 1)).toMatchObject({ status: 200, body: { name: 'First Name', version: 1 }, headers: { etag: '"1"' } });
    expect(await ask(world, 2)).toMatchObject({ body: { name: 'Second Name', status: 'active', version: 2 }, headers: { etag: '"2"' } });
    expect(await ask(world, 2, { headers: { 'if-none-match': '"2"' } })).toMatchObject({ status: 304, body: undefined });
  });

  it('a time answers what held then, in any zone', async () => {
    const { world, times } = await past();
    const [first = '', second = ''] = times;
    expect(await ask(world, second)).toMatchObject({ body: { version: 2 }, headers: { etag: '"2"' } });
    const justBefore = new Date(Date.parse(second) - 1).toISOString();
    expect(await ask(world, justBefore)).toMatchObject({ body: { version: 1, name: 'First Name' } });
    expect(await ask(world, first.replace('Z', '+00:00'))).toMatchObject({ body: { version: 1 } });
  });

  it('a time to come answers what holds now', async () => {
    const { world } = await past();
    const now = await send(world, request('GET', `/v1/users/${ada}`));
    expect(await ask(world, '2100-01-01T00:00:00Z')).toMatchObject({ status: 200, body: now.body, headers: { etag: '"3"' } });
  });

  it('before there was a user, after its last version, or without one at all is 404', async () => {
    const { world, times } = await past();
    const before = new Date(Date.parse(times[0] ?? '') - 1).toISOString();
    for (const asOf of [before, 4]) expect(await ask(world, asOf)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await ask(world, 1, {}, bob)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('does not answer for an erased user, even of the time before', async () => {
    const { world } = await past();
    await world.keyRows.delete(ada, { deadline: FAR });
    world.clock.paused += 61_000;
    expect(await ask(world, 1)).toMatchObject({ status: 410, body: { code: 'GONE' } });
  });

  it.each(['0', '-1', '1.5', 'yesterday', '2026-03-01', '', '2026-03-01T12:00:00'])('%j is neither, and is named', async (asOf) => {
    const { world } = await past();
    const got = await ask(world, asOf);
    expect(got).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    expect(got.body.errors).toEqual([
      { pointer: 'asOf', code: 'VALIDATION_ERROR', message: expect.stringMatching(/^asOf must .*(least 1|datetime)/u) },
    ]);
  });

  it('needs audit:read beside the right to read', async () => {
    const { world } = await past();
    for (const scope of ['users:read', 'users:self']) {
      expect(await ask(world, 1, { scope, sub: ada })).toMatchObject({ status: 403, body: { code: 'AUTHORIZATION_ERROR' } });
    }
    for (const scope of ['users:read audit:read', 'users:self audit:read']) {
      expect(await ask(world, 1, { scope, sub: ada })).toMatchObject({ status: 200 });
    }
    expect(await ask(world, 1, { scope: 'users:self audit:read', sub: bob })).toMatchObject({ status: 404 });
    expect(await ask(world, 1, { scope: 'audit:read' })).toMatchObject({ status: 403 });
    expect(await ask(world, 1, { scope: null })).toMatchObject({ status: 401 });
  });
});
