// Erasure as a process: the route that begins it, its steps by hand, and the schedule that begins the same one.
import { beforeEach, describe, expect, it, test } from 'vitest';
import { step as certify } from '../../../functions/sagas/erasure/certify.ts';
import { step as forget } from '../../../functions/sagas/erasure/forget.ts';
import { FAR } from '../../kit/http-world.ts';
import { given, request } from '../../kit/http.ts';
import { sagaRun } from '../../kit/saga-run.ts';
import { ada, aUserDeleted, aUserRegistered, aUserRestored, bob } from '../../kit/users.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { doneTask } from '../../../domain/process/tasks.ts';
import { duePurge } from '../../../functions/runtime/erasure/due-purge.ts';

const LATER = '2026-04-01T00:00:00.000Z';
const past = [aUserRegistered({ email: 'Ada@Example.com', name: 'Ada Lovelace' }), aUserDeleted({ purgeAfter: LATER })];

const erasing = () => {
  const saga = sagaRun({ forget, certify });
  const erase = (asking: object = {}, confirmUserId: string = ada) =>
    saga.call('POST', `/v1/users/${ada}/erase`, { body: { confirmUserId }, ...asking });
  return { ...saga, erase };
};

let saga: ReturnType<typeof erasing>;
beforeEach(async () => {
  saga = erasing();
  await saga.world.happened(ada, ...past);
  await saga.world.project();
});

test('asked for, forgotten, certified', async () => {
  const { world, erase, run, input, process, call, typesOf } = saga;
  const answer = await erase();
  const { processId } = input();
  expect(answer).toMatchObject({ status: 202, headers: { location: `/v1/processes/${processId}` }, body: { processId } });
  expect(input()).toEqual({ processId, userId: ada, waits: {} });
  const task = { step: 'erase', participant: 'shop', phase: 'act', effect: true } as const;
  await world.processes.change(processId, (record) => doneTask(record, task, LATER as Instant));
  await run('forget');
  await world.project();
  await run('certify');
  const { certificate, ...shown } = await process();
  expect(shown).toMatchObject({ kind: 'erasure', status: 'COMPLETED', userId: ada });
  expect(certificate).toMatchObject({
    userId: ada,
    eventId: `${ada}@4.0`,
    erased: ['claims', 'key', 'read-models'],
    participants: [{ name: 'shop', acknowledgedAt: LATER }],
  });
  expect(Object.keys(certificate).sort()).toEqual(
    ['erased', 'erasedAt', 'eventId', 'issuedAt', 'participants', 'requestedAt', 'requestedBy', 'userId'].sort(),
  );
  expect(await world.keyring.get(ada, { deadline: FAR })).toBeUndefined();
  expect(await typesOf(ada)).toEqual(['UserRegistered', 'UserDeleted', 'UserDeleted', 'UserErased']);
  expect(await call('GET', `/v1/users/${ada}`)).toMatchObject({ status: 410 });
  expect(await erase()).toMatchObject({ status: 410, body: { code: 'GONE' } });
});

test('asked for again by whomever, it is the same process', async () => {
  const { world, erase, input } = saga;
  const first = await erase();
  expect(await erase({ headers: { 'idempotency-key': 'another' } })).toMatchObject({ status: 202, body: first.body });
  expect(world.executions.started).toHaveLength(1);
  expect(input().processId).not.toContain(ada.slice('user_'.length));
});

test('from then on nobody restores the user', async () => {
  await saga.erase();
  expect(await saga.call('POST', `/v1/users/${ada}/restore`)).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION' } });
});

test('a second delivery of a step finds what the first did', async () => {
  const { world, erase, run, typesOf } = saga;
  await erase();
  const { execute } = world.users;
  world.users.execute = async (command) => {
    await execute(command);
    return { kind: 'unavailable', retryAfterSeconds: 1, outcomeUnknown: true };
  };
  await expect(run('forget')).rejects.toMatchObject({ name: 'Unavailable' });
  world.users.execute = execute;
  await run('forget');
  await run('forget');
  expect((await typesOf(ada)).filter((type) => type === 'UserErased')).toHaveLength(1);
});

test('there is no certificate before the read models have let go', async () => {
  const { erase, run, process } = saga;
  await erase();
  await expect(run('certify')).rejects.toMatchObject({ name: 'Refused' });
  await run('forget');
  await expect(run('certify')).rejects.toMatchObject({ name: 'Unavailable' });
  expect(await process()).not.toHaveProperty('certificate');
});

describe('a schedule', () => {
  const eventId = `${ada}@2.0`;
  const fire = (now = Date.parse(LATER)) => {
    const ports = { ...saga.world, now: () => now };
    return duePurge(ports)({
      due: { userId: ada, eventId, correlationId: 'deletion-1', due: LATER as never },
      now,
      deadline: FAR,
    });
  };

  it('begins it when the grace has passed, once', async () => {
    expect(await fire()).toBe(true);
    expect(await fire()).toBe(false);
    expect(saga.world.executions.started).toHaveLength(1);
    expect(await saga.world.processes.get(saga.input().processId)).toMatchObject({ startedBy: 'schedule', correlationId: 'deletion-1' });
  });

  it('finds the one that somebody asked for before', async () => {
    await saga.erase();
    expect(await fire()).toBe(false);
    expect(saga.world.executions.started).toHaveLength(1);
  });

  it('begins nothing for a user that was restored', async () => {
    await saga.world.happened(ada, aUserRestored());
    expect(await fire()).toBe(false);
    expect(saga.world.executions.started).toEqual([]);
  });
});

const asking = (body: object, scope = 'users:erase') => request('POST', `/v1/users/${ada}/erase`, { body, scope });
const deleted = { [ada]: past };

describe('EraseUser', () => {
  it('needs users:erase', async () => {
    await given(deleted)
      .when(asking({ confirmUserId: ada }, 'users:delete'))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
  });

  it.each([
    [{ confirmUserId: bob }, 'VALIDATION_ERROR'] as const,
    [{ confirmUserId: 'me' }, 'VALIDATION_ERROR'] as const,
    [{}, 'REQUIRED_FIELD'] as const,
  ])('refuses %j and names the field', async (body, code) => {
    await given(deleted)
      .when(asking(body))
      .thenProblem(code, { status: 400, errors: [{ pointer: '/confirmUserId' }] });
  });

  it('refuses whoever is not deleted, and does not know whoever was never there', async () => {
    const active = given({ [ada]: [aUserRegistered()] });
    await active.when(asking({ confirmUserId: ada })).thenProblem('INVALID_TRANSITION', { status: 409, from: 'active' });
    expect(active.world.executions.started).toEqual([]);
    await given()
      .when(asking({ confirmUserId: ada }))
      .thenProblem('NOT_FOUND', { status: 404 });
  });
});
