// Erasure: what is left of a user, whatever point it was interrupted at, and that nobody can read it back.
import { describe, expect, it } from 'vitest';
import { eraseUser } from '../../../domain/user/decide/erase-user.ts';
import { UserId } from '../../../domain/user/user.ts';
import { erase, type ErasurePorts } from '../../../functions/runtime/erasure/erase.ts';
import { DependencyUnavailable } from '../../../functions/runtime/event-log/ports.ts';
import { request, send } from '../../kit/http.ts';
import { createWorld, FAR, type World } from '../../kit/http-world.ts';

const SECRETS = ['Ada.Private@Example.com', 'Ada Secret Lovelace', 'hr-private-1', 'Lost the private laptop'] as const;
const [EMAIL, NAME, EXTERNAL_ID, REASON] = SECRETS;

/** A deleted user with a rich past: every personal field, and entries in both idempotency ledgers. */
const deletedUser = async (world: World): Promise<string> => {
  const call = async (method: string, path: string, body?: object, key?: string) => {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    return send(world, request(method, path, { ...(body && { body }), headers }));
  };
  const created = await call('POST', '/v1/users', { email: EMAIL, name: NAME, externalId: EXTERNAL_ID }, 'create');
  const { id } = created.body as { id: string };
  await call('POST', `/v1/users/${id}/suspend`, { reason: REASON }, 'suspend');
  await call('POST', `/v1/users/${id}/suspend`, { reason: REASON }, 'suspend again');
  await call('POST', `/v1/users/${id}/restore`, undefined, 'refused');
  expect(await call('DELETE', `/v1/users/${id}`, undefined, 'delete')).toMatchObject({ status: 200 });
  await world.project();
  return id;
};

const runs = new Map<string, number>();
const run = async (world: World, id: string, ports: Partial<ErasurePorts> = {}) => {
  const attempt = (runs.get(id) ?? 0) + 1;
  runs.set(id, attempt);
  const commitId = attempt.toString(16).padStart(32, 'e');
  const command = {
    streamId: UserId.parse(id),
    commitId,
    requestHash: commitId,
    keyed: false,
    deadline: FAR,
    actor: 'schedule',
    source: 'schedule',
  };
  return erase({ ...command, correlationId: 'erasure-1', decide: (state) => eraseUser({}, state) }, { ...world, ...ports });
};

/** Everything that the stores hold of a user, in every encoding that something could hide in. */
const stored = async (world: World, id: string): Promise<string> => {
  const { ledger } = await world.log.tip(id, { deadline: FAR });
  const all = [world.log.commits(id), ledger, await world.directory.get(id), await world.keyRows.get(id, true, { deadline: FAR })];
  return JSON.stringify(all, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
};

const expectErased = async (world: World, id: string): Promise<void> => {
  world.clock.paused += 61_000;
  await world.project();
  expect(await world.keyRows.get(id, true, { deadline: FAR })).toBeUndefined();
  expect(await world.directory.get(id)).toMatchObject({ kind: 'removed' });
  for (const path of ['', '/export']) {
    expect(await send(world, request('GET', `/v1/users/${id}${path}`))).toMatchObject({ status: 410, body: { code: 'GONE' } });
  }
  const erasures = world.log.commits(id).filter(({ events }) => events.some(({ type }) => type === 'UserErased'));
  expect(erasures).toHaveLength(1);
  expect(erasures[0]).toMatchObject({ state: { status: 'erased' }, events: [{ type: 'UserErased', data: {} }] });
  expect(erasures[0]?.sealed).toBeUndefined();
  const text = await stored(world, id);
  for (const secret of SECRETS) {
    for (const form of [secret, secret.toLowerCase(), Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')]) {
      expect(text).not.toContain(form);
    }
  }
  const again = { email: EMAIL, name: NAME, externalId: EXTERNAL_ID };
  expect(await send(world, request('POST', '/v1/users', { body: again }))).toMatchObject({ status: 201 });
};

const requestHash = async (world: World, key: string): Promise<string | undefined> => {
  const body = { email: EMAIL, name: NAME };
  const { body: user } = await send(world, request('POST', '/v1/users', { body, headers: { 'idempotency-key': key } }));
  return world.log.commits((user as { id: string }).id)[0]?.requestHash;
};

describe('an erased user', () => {
  it('is gone from every answer and every store, and its address is free', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    expect(await run(world, id)).toMatchObject({ kind: 'accepted', changed: true });
    await expectErased(world, id);
  });

  it('leaves no hash that a guess could be tried on', async () => {
    const [one, other] = [createWorld(), createWorld()];
    expect(await requestHash(one, 'key-1')).not.toBe(await requestHash(other, 'key-2'));
  });

  it('is told of as who did what when, on every page, also while its key is still cached', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    await run(world, id);
    for (let next: string | null = '?limit=1'; next !== null; ) {
      const { status, body } = await send(world, request('GET', `/v1/users/${id}/history${next}`));
      expect(status).toBe(200);
      expect(body.items).toMatchObject([{ erased: true, actor: expect.any(String), reason: null }]);
      for (const secret of SECRETS) expect(JSON.stringify(body)).not.toContain(secret);
      next = body.nextCursor === null ? null : `?limit=1&cursor=${body.nextCursor}`;
    }
  });

  it('erasing it again changes nothing', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    await run(world, id);
    expect(await run(world, id)).toMatchObject({ kind: 'accepted', changed: false });
    await expectErased(world, id);
  });

  it('answers every command 410, a repeated old one too', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    await run(world, id);
    world.clock.paused += 61_000;
    const suspend = request('POST', `/v1/users/${id}/suspend`, { body: { reason: REASON }, headers: { 'idempotency-key': 'suspend' } });
    expect(await send(world, suspend)).toMatchObject({ status: 410 });
    expect(await send(world, request('POST', `/v1/users/${id}/restore`))).toMatchObject({ status: 410 });
  });
});

const broken = () => Promise.reject(new DependencyUnavailable('The table of keys'));

describe('an erasure that was interrupted', () => {
  it('before the event has changed nothing, and is run again', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    await expect(run(world, id, { users: { execute: broken } })).rejects.toThrow(DependencyUnavailable);
    expect(await send(world, request('GET', `/v1/users/${id}`))).toMatchObject({ status: 200 });
    await run(world, id);
    await expectErased(world, id);
  });

  it('after the event, its answer lost, is finished by the next run', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    const lost: ErasurePorts['users'] = { execute: (command) => world.users.execute(command).then(broken) };
    await expect(run(world, id, { users: lost })).rejects.toThrow(DependencyUnavailable);
    expect(await world.keyRows.get(id, true, { deadline: FAR })).toBeDefined();
    await run(world, id);
    await expectErased(world, id);
  });

  it('before the key went is finished by the next run', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    await expect(run(world, id, { keyring: { destroy: broken } })).rejects.toThrow(DependencyUnavailable);
    await run(world, id);
    await expectErased(world, id);
  });

  it('after the key went, its answer lost, is finished by the next run', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    const destroy: ErasurePorts['keyring']['destroy'] = (owner, call) => world.keyring.destroy(owner, call).then(broken);
    await expect(run(world, id, { keyring: { destroy } })).rejects.toThrow(DependencyUnavailable);
    await run(world, id);
    await expectErased(world, id);
  });

  it('before the rows went: a projector that comes late removes them', async () => {
    const world = createWorld();
    const id = await deletedUser(world);
    await run(world, id);
    expect(await world.directory.get(id)).toMatchObject({ kind: 'row' });
    await expectErased(world, id);
  });
});
