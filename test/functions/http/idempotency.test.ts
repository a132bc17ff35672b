// One Idempotency-Key: one effect and one answer; what holds already is no change.
import { describe, expect, it } from 'vitest';
import { given, request, send } from '../../kit/http.ts';
import { createWorld } from '../../kit/http-world.ts';
import { ada, aUserRegistered, aUserSuspended } from '../../kit/users.ts';
import { create, keyed, person, rename } from './requests.ts';

describe('Idempotency-Key', () => {
  it('answers the same again, with one effect', async () => {
    const world = createWorld();
    const first = await send(world, keyed());
    const again = await send(world, keyed());
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { 'idempotent-replayed': 'true', etag: first.headers.etag } });
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(world.log.streamIds()).toHaveLength(1);
  });

  it('takes the order of fields and a default spelt out for the same body', async () => {
    const world = createWorld();
    await send(world, keyed());
    const again = await send(world, keyed({ body: { role: 'user', name: person.name, email: person.email } }));
    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
  });

  it('refuses another body under the same key', async () => {
    const world = createWorld();
    await send(world, keyed());
    expect(await send(world, keyed({ body: { ...person, name: 'Other Name' } }))).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('belongs to its caller', async () => {
    const world = createWorld();
    await send(world, keyed());
    expect(await send(world, keyed({ sub: 'another', body: { ...person, email: 'other@example.com' } }))).toMatchObject({ status: 201 });
    expect(world.log.streamIds()).toHaveLength(2);
  });

  it('replays a refusal too, even when it would be accepted by now', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ status: 'pending', pendingReason: 'staged' }));
    const suspend = request('POST', `/v1/users/${ada}/suspend`, {
      body: { reason: 'because of this' },
      headers: { 'idempotency-key': 'key-2' },
    });
    const first = await send(world, suspend);
    expect(first.status).toBe(409);
    expect(await send(world, suspend)).toMatchObject({
      status: 409,
      body: { code: 'INVALID_TRANSITION', from: 'pending' },
      headers: { 'idempotent-replayed': 'true' },
    });
  });

  it.each(['', 'with space', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    await given()
      .when(create({ headers: { 'idempotency-key': key } }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'Idempotency-Key' }] });
  });
});

describe('what holds already', () => {
  it('is 200 with the same tag and no event', async () => {
    await given({ [ada]: [aUserRegistered({ name: 'Same Name' })] })
      .when(rename('Same Name'))
      .then({ status: 200, headers: { etag: '"1"' }, events: [] });
  });

  it('is stale all the same when the tag is', async () => {
    await given({ [ada]: [aUserRegistered(), aUserSuspended()] })
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason: 'the same' }, headers: { 'if-match': '"1"' } }))
      .thenProblem('VERSION_MISMATCH');
  });
});
