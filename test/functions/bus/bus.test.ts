// Commands and queries in process: the way of HTTP, with the service itself as the sender.
import { describe, expect, it } from 'vitest';
import { COMMANDS, QUERIES } from '../../../domain/catalog.ts';
import type { CommandContext } from '../../../domain/kernel/bus.ts';
import type { CommandDefinition, QueryDefinition } from '../../../domain/kernel/message.ts';
import { createCommandBus, createQueryBus } from '../../../functions/runtime/bus/in-process.ts';
import { commandEndpoint, queryEndpoint, type UserCommands } from '../../../functions/runtime/bus/registry.ts';
import { User } from '../../../domain/user/user.ts';
import { request, send } from '../../kit/http.ts';
import { createWorld, FAR, type World } from '../../kit/http-world.ts';
import { ada, aUserDeleted, aUserRegistered, aUserSuspended, bob } from '../../kit/users.ts';

const context = (more: Partial<CommandContext> = {}): CommandContext => ({
  actor: 'schedule',
  source: 'schedule',
  correlationId: 'correlation-of-a-schedule',
  deadline: FAR,
  ...more,
});
const suspended = async () => {
  const world = createWorld();
  await world.happened(ada, aUserRegistered(), aUserSuspended());
  return { world, commands: createCommandBus(world.users) };
};
const reactivate = { params: { id: ada }, body: {} };
const lastCommit = (world: World) => world.log.commits(ada).at(-1);

describe('a command on the bus', () => {
  it('answers what HTTP would answer, and how far the log has come', async () => {
    const { world, commands } = await suspended();
    const outcome = await commands.send('ReactivateUser', reactivate, context());
    const { body } = await send(world, request('GET', `/v1/users/${ada}`, { headers: {} }));
    expect(outcome).toEqual({
      kind: 'accepted',
      answer: body,
      position: { streamId: ada, version: 3 },
      changed: true,
      replayed: false,
    });
  });

  it('leaves in the log who sent it, from where, within what and because of what', async () => {
    const { world, commands } = await suspended();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await commands.send('ReactivateUser', reactivate, context({ causationId: `${ada}@2.0`, traceparent }));
    expect(lastCommit(world)).toMatchObject({
      actor: 'schedule',
      source: 'schedule',
      correlationId: 'correlation-of-a-schedule',
      causationId: `${ada}@2.0`,
      traceparent,
    });
  });

  it('has one effect per key', async () => {
    const { world, commands } = await suspended();
    const keyed = context({ key: 'until of version 2' });
    const first = await commands.send('ReactivateUser', reactivate, keyed);
    expect(await commands.send('ReactivateUser', reactivate, keyed)).toEqual({ ...first, replayed: true });
    expect(world.log.commits(ada)).toHaveLength(3);
    const other = { params: { id: ada }, body: { reason: 'another body' } };
    expect(await commands.send('ReactivateUser', other, keyed)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('is not that of a caller who calls itself the same, nor of another part of the service', async () => {
    const ids = new Set<string | undefined>();
    const key = 'the-same-key';
    for (const source of ['schedule', 'saga']) {
      const { world, commands } = await suspended();
      await commands.send('ReactivateUser', reactivate, context({ source, key }));
      ids.add(lastCommit(world)?.commitId);
    }
    const { world } = await suspended();
    await send(world, request('POST', `/v1/users/${ada}/reactivate`, { sub: 'schedule', headers: { 'idempotency-key': key } }));
    ids.add(lastCommit(world)?.commitId);
    expect(ids.size).toBe(3);
  });

  it('needs no scope, also where a role does', async () => {
    const commands = createCommandBus(createWorld().users);
    const admin = { body: { email: 'root@example.com', name: 'Some Admin', role: 'admin' as const } };
    expect(await commands.send('CreateUser', admin, context())).toMatchObject({ kind: 'accepted', answer: { role: 'admin' } });
  });

  it('is validated like any other, all violations at once', async () => {
    const { world, commands } = await suspended();
    const outcome = await commands.send('UpdateUser', { params: { id: ada }, body: { name: '', externalId: '\u0000' } }, context());
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'VALIDATION_ERROR' } });
    const { errors = [] } = outcome.kind === 'refused' ? outcome.refusal : {};
    expect(new Set(errors.map(({ pointer }) => pointer))).toEqual(new Set(['/name', '/externalId']));
    expect(world.log.commits(ada)).toHaveLength(2);
  });

  it('is decided like any other, on the version that is expected', async () => {
    const { commands } = await suspended();
    const refusal = async (expectedVersion: number) => commands.send('ReactivateUser', reactivate, context({ expectedVersion }));
    expect(await refusal(1)).toMatchObject({ kind: 'refused', refusal: { code: 'VERSION_MISMATCH' } });
    expect(await commands.send('ActivateUser', { params: { id: bob } }, context())).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await refusal(2)).toMatchObject({ kind: 'accepted' });
  });

  it('is not begun after its deadline', async () => {
    const { world, commands } = await suspended();
    const late = await commands.send('ReactivateUser', reactivate, context({ deadline: 0 }));
    expect(late).toMatchObject({ kind: 'unavailable', outcomeUnknown: false });
    expect(world.log.commits(ada)).toHaveLength(2);
  });
});

describe('a query on the bus', () => {
  it('is answered like any other', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ name: 'Ada Lovelace' }), aUserDeleted());
    const queries = createQueryBus(() => world);
    const asking = { actor: 'schedule', correlationId: 'correlation', deadline: FAR };
    const now = await queries.ask('GetUser', { params: { id: ada }, query: {} }, { ...asking, position: { streamId: ada, version: 2 } });
    expect(now).toMatchObject({ ok: true, value: { id: ada, status: 'deleted', version: 2 } });
    const then = await queries.ask('GetUser', { params: { id: ada }, query: { asOf: 1 } }, asking);
    expect(then).toMatchObject({ ok: true, value: { status: 'active', version: 1 } });
    const nobody = await queries.ask('GetUser', { params: { id: bob }, query: {} }, asking);
    expect(nobody).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });
});

describe('the registry', () => {
  const commands = Object.entries<CommandDefinition>(COMMANDS).flatMap(([name, { answer, saga, effects }]) =>
    answer.schema === User && saga === undefined && !effects.includes('redeems-token') ? [name as keyof UserCommands] : [],
  );
  it.each(commands)('finds %s', async (name) => {
    expect(await commandEndpoint(name)).toMatchObject({ name, kind: 'command', handler: expect.any(Function) });
  });

  const queries = Object.entries<QueryDefinition>(QUERIES).flatMap(([name, { answer }]) => (answer.mediaType === undefined ? [name] : []));
  it.each(queries as 'GetUser'[])('finds %s', async (name) => {
    expect(await queryEndpoint(name)).toMatchObject({ name, kind: 'query', handler: expect.any(Function) });
  });
});
