// GetStats over HTTP: counters that follow each change, on a clock that moves.
import { describe, expect, it } from 'vitest';
import { given, request, send } from '../../kit/http.ts';
import type { World } from '../../kit/http-world.ts';
import { aRoleAssigned, aUserDeleted, aUserErased, aUserRegistered, aUserSuspended } from '../../kit/users.ts';
import { id, people, statusesOf, tokenFor } from './people.ts';

const DAY_MS = 86_400_000;
const ask = (world: World, more: object = {}) => send(world, request('GET', '/v1/stats', more));

const NOBODY = { pending: 0, active: 0, suspended: 0, inactive: 0, deleted: 0 };

describe('GetStats', () => {
  it('of an empty directory is all zeros, and has no average', async () => {
    await given()
      .when(request('GET', '/v1/stats'))
      .then({
        status: 200,
        body: {
          total: 0,
          byStatus: NOBODY,
          byRole: { admin: 0, user: 0, guest: 0 },
          domains: 0,
          topDomains: [],
          registeredLast30Days: 0,
          avgDaysSinceRegistration: null,
          asOf: '2026-03-01T12:00:00.000Z',
        },
      });
  });

  it('counts users by status, role and domain, and moves with each event', async () => {
    const world = await people({ role: 'admin' }, { email: 'b@other.example' }, {}, {});
    await world.happened(id(2), aUserSuspended(), aRoleAssigned({ role: 'guest' }));
    await world.happened(id(3), aUserDeleted());
    await world.happened(id(4), aUserDeleted(), aUserErased());
    await world.project();
    expect(await ask(world)).toMatchObject({
      status: 200,
      body: {
        total: 3,
        byStatus: { ...NOBODY, active: 1, suspended: 1, deleted: 1 },
        byRole: { admin: 1, user: 1, guest: 1 },
        domains: 2,
        topDomains: [
          { domain: 'example.com', users: 2 },
          { domain: 'other.example', users: 1 },
        ],
        registeredLast30Days: 3,
      },
    });
  });

  it('counts nothing twice that is delivered twice', async () => {
    const world = await people({}, {});
    const before = (await ask(world)).body;
    await world.project();
    expect((await ask(world)).body).toEqual(before);
  });

  it('lets registrations age: an average in days, and those of the last 30 days', async () => {
    const world = await people({});
    world.clock.paused = 10 * DAY_MS;
    await world.happened(id(9), aUserRegistered({ email: 'later@example.com' }));
    await world.project();
    world.clock.paused = 29 * DAY_MS;
    expect((await ask(world)).body).toMatchObject({ registeredLast30Days: 2, avgDaysSinceRegistration: 24 });
    world.clock.paused = 30 * DAY_MS;
    expect((await ask(world)).body).toMatchObject({ registeredLast30Days: 1, avgDaysSinceRegistration: 25 });
    world.clock.paused = 40 * DAY_MS;
    expect((await ask(world)).body).toMatchObject({ registeredLast30Days: 0, asOf: '2026-04-10T12:00:00.000Z' });
  });

  it('waits for the position of a Consistency-Token', async () => {
    const world = await people({});
    await world.happened(id(1), aUserSuspended());
    expect(await ask(world, tokenFor(id(1), 2))).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
    world.clock.onPause = () => world.project();
    expect((await ask(world, tokenFor(id(1), 2))).body.byStatus).toMatchObject({ active: 0, suspended: 1 });
  });

  it('takes no parameter, and is for readers of users', async () => {
    await given()
      .when(request('GET', '/v1/stats?status=active'))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'status' }] });
    const scopes = ['users:read', 'audit:read', 'users:self', null];
    expect(await statusesOf(await people({}), 'GET', '/v1/stats', {}, scopes)).toEqual([200, 403, 403, 401]);
  });
});
