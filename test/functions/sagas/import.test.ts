// Imports: created, upserted, tried, interrupted, cancelled, rolled back. The routes, and the steps of the saga by hand.
import { describe, expect, it, test } from 'vitest';
import { step as apply } from '../../../functions/sagas/import/apply.ts';
import { step as forget } from '../../../functions/sagas/import/forget.ts';
import { step as validate } from '../../../functions/sagas/import/validate.ts';
import { step as withdraw } from '../../../functions/sagas/import-rollback/withdraw.ts';
import { given, request } from '../../kit/http.ts';
import { FAR } from '../../kit/http-world.ts';
import { sagaRun } from '../../kit/saga-run.ts';
import { ada, aUserDeleted, aUserRegistered, aUserRenamed } from '../../kit/users.ts';

const row = (n: number, more: object = {}) => ({ email: `person.${n}@example.com`, name: 'Grace Hopper', ...more });
const rowsTo = (count: number) => Array.from({ length: count }, (_, n) => row(n));

const importing = () => {
  const saga = sagaRun({ validate, apply, forget, withdraw });
  const { call, run, input, world } = saga;
  const report = async (id = input(0).processId) => (await call('GET', `/v1/imports/${id}`)).body;
  return {
    ...saga,
    report,
    ask: (rows: readonly unknown[], more: object = {}, asking: object = {}) =>
      call('POST', '/v1/imports', { body: { rows, mode: 'create', ...more }, ...asking }),
    work: async () => {
      for (const step of ['validate', 'apply', 'forget'] as const) await run(step);
    },
    outcomes: async () => (await report()).items.map(({ outcome }: { outcome: string }) => outcome),
    commits: () => world.log.streamIds().flatMap((id) => world.log.commits(id)),
  };
};

test('rows become users, each bad one is named, and the rows are gone', async () => {
  const { ask, work, input, report, process, world } = importing();
  await world.happened(ada, aUserRegistered({ email: 'person.3@example.com', externalId: 'hr-1' }));
  const bad = [{ email: 'nobody', name: 'x' }, row(3), row(1, { email: 'PERSON.0@example.com' }), row(4, { externalId: 'hr-1' }), 'no row'];
  const answer = await ask([row(0, { role: 'guest', externalId: 'hr-2' }), ...bad]);
  const { processId, userId, waits } = input();
  expect(answer).toMatchObject({ status: 202, headers: { location: `/v1/processes/${processId}` }, body: { processId } });
  expect({ userId, waits }).toEqual({ userId: 'about many', waits: {} });
  await work();
  expect(await process()).toMatchObject({ kind: 'import', status: 'COMPLETED', userId: null });
  const { items, ...rest } = await report();
  expect(rest).toEqual({ processId, mode: 'create', dryRun: false, rows: 6, counts: { created: 1, failed: 5 } });
  expect(
    items.map(({ errors }: { errors: { code: string; pointer: string }[] }) => errors.map(({ pointer, code }) => `${pointer} ${code}`)),
  ).toEqual([
    [],
    expect.arrayContaining(['/email VALIDATION_ERROR', '/name VALIDATION_ERROR']),
    ['/email EMAIL_TAKEN'],
    ['/email CONFLICT'],
    ['/externalId CONFLICT'],
    [' VALIDATION_ERROR'],
  ]);
  const [event] = await world.eventsOf(items[0].userId);
  expect(event).toMatchObject({
    type: 'UserRegistered',
    data: { role: 'guest', externalId: 'hr-2', origin: 'imported', status: 'active' },
  });
  expect(await world.imports.rows(processId, 0)).toBeUndefined();
  expect(await world.keyRows.get(processId, true, { deadline: FAR })).toBeUndefined();
});

test('a dry run foresees, and does nothing', async () => {
  const { ask, work, report, commits, world } = importing();
  await world.happened(ada, aUserRegistered({ email: 'person.1@example.com', externalId: 'hr-1' }));
  const before = commits().length;
  await ask([row(0), row(1), row(2, { externalId: 'hr-1' }), row(1)], { dryRun: true });
  await work();
  expect((await report()).items).toEqual([
    { index: 0, outcome: 'would-create', userId: null, errors: [] },
    { index: 1, outcome: 'failed', userId: null, errors: [{ pointer: '/email', code: 'EMAIL_TAKEN' }] },
    { index: 2, outcome: 'failed', userId: null, errors: [{ pointer: '/externalId', code: 'CONFLICT' }] },
    { index: 3, outcome: 'failed', userId: null, errors: [{ pointer: '/email', code: 'CONFLICT' }] },
  ]);
  expect(commits()).toHaveLength(before);
});

test('an upsert changes who has the address, and nothing that the row does not say', async () => {
  const { ask, work, report, input, world } = importing();
  await world.happened(ada, aUserRegistered({ email: 'Person.0@example.com', name: 'Grace Hopper', role: 'user', externalId: null }));
  await ask([row(0, { name: 'Grace M. Hopper', externalId: 'hr-7', role: 'admin' }), row(1)], { mode: 'upsert' });
  await work();
  expect((await report()).items).toMatchObject([{ outcome: 'updated', userId: ada }, { outcome: 'created' }]);
  expect((await world.eventsOf(ada)).map(({ type }) => type)).toEqual([
    'UserRegistered',
    'UserRenamed',
    'ExternalIdChanged',
    'RoleAssigned',
  ]);
  await ask([row(0, { name: 'Grace M. Hopper' })], { mode: 'upsert' });
  await work();
  expect((await report(input().processId)).items).toMatchObject([{ outcome: 'unchanged', userId: ada }]);
});

test('interrupted in the middle it goes on, and makes nobody twice', async () => {
  const { ask, run, outcomes, commits, world } = importing();
  await ask(rowsTo(60));
  await run('validate');
  const { settle } = world.imports;
  let left = 1;
  world.imports.settle = async (...chunk) => {
    left -= 1;
    if (left < 0) throw new Error('the function is gone');
    await settle(...chunk);
  };
  await expect(run('apply')).rejects.toThrow('INTERNAL_ERROR');
  expect(await outcomes()).toHaveLength(25);
  world.imports.settle = settle;
  await run('apply');
  expect(await outcomes()).toEqual(Array.from({ length: 60 }, () => 'created'));
  expect(commits()).toHaveLength(60);
});

test('cancelled it stops at the next chunk', async () => {
  const { ask, run, input, report, world } = importing();
  await ask(rowsTo(30));
  await run('validate');
  await world.processes.change(input().processId, (record) => ({ ...record, cancelled: true }));
  await run('apply');
  expect((await report()).counts).toEqual({ skipped: 30 });
});

describe('a rollback', () => {
  it('takes back who is untouched, once, and frees what they owned', async () => {
    const { ask, work, call, run, input, report, process, world } = importing();
    await ask([row(0), row(1, { role: 'admin' }), row(2)]);
    await work();
    const [, , touched] = (await report()).items;
    await world.happened(touched.userId, aUserRenamed());
    const path = `/v1/imports/${input().processId}/rollback`;
    const answer = await call('POST', path);
    expect(answer).toMatchObject({ status: 202, body: { processId: input().processId } });
    await run('withdraw');
    expect(await process()).toMatchObject({ kind: 'import-rollback', status: 'COMPLETED' });
    // The last admin stays, whoever made it.
    expect((await report()).items).toMatchObject([
      { outcome: 'rolled-back' },
      { outcome: 'kept', errors: [{ code: 'LAST_ADMIN' }] },
      { outcome: 'kept', errors: [{ code: 'VERSION_MISMATCH' }] },
    ]);
    expect((await call('POST', '/v1/users', { body: row(0) })).status).toBe(201);
    expect((await call('POST', path)).body).toEqual(answer.body);
    expect(world.executions.started).toHaveLength(2);
  });

  it('is of an import that has ended', async () => {
    const { ask, call, input } = importing();
    await ask(rowsTo(1));
    expect(await call('POST', `/v1/imports/${input().processId}/rollback`)).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
    const nobody = input().processId.replaceAll(/[0-9a-f]{8}$/gu, '00000000');
    expect((await call('POST', `/v1/imports/${nobody}/rollback`)).status).toBe(404);
    expect((await call('GET', `/v1/imports/${nobody}`)).status).toBe(404);
  });
});

test('the same import again is the same process, and nothing personal is outside of what is sealed', async () => {
  const { ask, work, input, report, world } = importing();
  const keyed = { headers: { 'idempotency-key': 'key-1' } };
  const first = await ask([row(0)], {}, keyed);
  expect(await ask([row(0)], {}, keyed)).toMatchObject({ status: 202, headers: { 'idempotent-replayed': 'true' }, body: first.body });
  expect(await ask([row(1)], {}, keyed)).toMatchObject({ status: 422 });
  const { processId } = input();
  const sealed = Buffer.from((await world.imports.rows(processId, 0)) ?? []).toString('latin1');
  await work();
  await ask([row(0)], {}, keyed);
  expect(await world.keyRows.get(processId, true, { deadline: FAR })).toBeUndefined();
  expect(world.executions.started).toHaveLength(1);
  expect(JSON.stringify([sealed, input(), await report(), await world.processes.get(processId)])).not.toMatch(/person\.|hopper/iu);
});

test('a deleted user is not changed by an upsert', async () => {
  const { ask, work, report, world } = importing();
  await world.happened(ada, aUserRegistered({ email: 'person.0@example.com' }), aUserDeleted());
  await ask([row(0)], { mode: 'upsert' });
  await work();
  expect((await report()).items).toMatchObject([{ outcome: 'failed', errors: [{ pointer: '', code: 'INVALID_TRANSITION' }] }]);
});

const asking = (body: object, scope = 'users:import') => request('POST', '/v1/imports', { body, scope });

describe('ImportUsers', () => {
  it('needs users:import, and users:roles where it gives roles', async () => {
    const create = { rows: [row(0)], mode: 'create' };
    await given().when(asking(create)).then({ status: 202 });
    await given().when(asking(create, 'users:write')).thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    const admin = { rows: [row(0), row(1, { role: 'admin' })], mode: 'create' };
    await given().when(asking(admin)).thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    await given().when(asking(admin, 'users:import users:roles')).then({ status: 202 });
    await given()
      .when(asking({ rows: [row(0, { role: 'user' })], mode: 'upsert' }))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
  });

  it.each([
    [{ rows: [], mode: 'create' }, '/rows'],
    [{ rows: rowsTo(1_001), mode: 'create' }, '/rows'],
    [{ rows: rowsTo(1), mode: 'replace' }, '/mode'],
    [{ rows: rowsTo(1), mode: 'create', dryRun: 'yes' }, '/dryRun'],
  ])('names what is wrong with the whole', async (body, pointer) => {
    await given()
      .when(asking(body))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer }] });
  });
});
