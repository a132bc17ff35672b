// Processes that are cancelled on the whole stack: in a grace, while a participant is waited for, between two chunks, before a token comes; and too late.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Directory, type Plain, startDirectory } from './directory.ts';

const DAY_MS = 86_400_000;
const A_MONTH_MS = 30 * DAY_MS;
const PATIENCE = { timeout: 60_000 };
const LONG_MS = 240_000;
const ROWS = 1_000;

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterEach(() => directory.stack.participant.behaviour.clear());
afterAll(() => directory.stop());

const create = async (email: string): Promise<string> => {
  const { status, body } = await directory.api('POST', '/v1/users', { body: { email, name: 'Planted Person' } });
  expect(status).toBe(201);
  return body.id;
};
const begin = async (path: string, body: object): Promise<string> => {
  const { status, body: begun } = await directory.api('POST', path, { body });
  expect(status).toBe(202);
  return begun.processId;
};
const offboard = (id: string) => begin(`/v1/users/${id}/offboard`, { reason: 'A planted reason', graceDays: 2 });
const cancel = (processId: string) => directory.api('POST', `/v1/processes/${processId}/cancel`);
const processOf = async (processId: string): Promise<Plain> => (await directory.api('GET', `/v1/processes/${processId}`)).body;
const becomes = async (processId: string, status: string): Promise<void> => {
  await expect.poll(async () => (await processOf(processId)).status, PATIENCE).toBe(status);
};
const waitsIn = async (processId: string, name: string): Promise<void> => {
  const steps = async () => (await processOf(processId)).steps;
  await expect.poll(steps, PATIENCE).toContainEqual(expect.objectContaining({ name, state: 'WAITING' }));
};
const tokenIn = (text?: string | null): string => /#([\w-]+)/u.exec(text ?? '')?.[1] ?? '';
const statusOf = async (id: string) => (await directory.api('GET', `/v1/users/${id}`)).body.status;
const askedOf = (id: string): readonly string[] =>
  directory.stack.participant.ledger.effects().flatMap(({ userId, action }) => (userId === id ? [action] : []));
const behave = (rule: object): void => {
  expect(directory.stack.participant.behaviour.add(rule)).toEqual({ ok: true });
};

it('an offboarding in its grace: the user is in service again, and stays so when the grace would have been over', async () => {
  const id = await create('kept@example.com');
  const processId = await offboard(id);
  await waitsIn(processId, 'grace');
  expect(await cancel(processId)).toMatchObject({ status: 202 });
  await becomes(processId, 'CANCELLED');
  await expect.poll(() => statusOf(id), PATIENCE).toBe('active');
  expect(askedOf(id)).toEqual(['deprovision', 'provision']);
  directory.stack.clock.advance(3 * DAY_MS);
  await directory.quiet();
  expect(await statusOf(id)).toBe('active');
  expect(await processOf(processId)).toMatchObject({ status: 'CANCELLED' });
  expect((await directory.api('GET', `/v1/processes?userId=${id}&status=CANCELLED`)).body.items).toMatchObject([{ id: processId }]);
  expect(await cancel(processId)).toMatchObject({ status: 202 });
});

it('an offboarding that waits for a participant, which is not waited for any more', async () => {
  behave({ kind: 'acknowledge', action: 'deprovision', delayMs: A_MONTH_MS });
  const id = await create('waited-for@example.com');
  const processId = await offboard(id);
  await waitsIn(processId, 'deprovision-sample');
  expect(await cancel(processId)).toMatchObject({ status: 202 });
  await becomes(processId, 'CANCELLED');
  await expect.poll(() => statusOf(id), PATIENCE).toBe('active');
  expect(askedOf(id).at(-1)).toBe('provision');
});

it('an invitation: its token is dead, its address is free', async () => {
  const email = 'uninvited@example.com';
  const { body: invited } = await directory.api('POST', '/v1/invitations', { body: { email, name: 'Planted Person' } });
  const sent = (): string => tokenIn(directory.stack.mailbox.list(email).at(-1)?.text);
  await expect.poll(sent, PATIENCE).not.toBe('');
  expect(await cancel(invited.processId)).toMatchObject({ status: 202 });
  expect(await directory.anonymous('POST', '/v1/invitations/accept', { body: { token: sent() } })).toMatchObject({
    status: 400,
    body: { code: 'TOKEN_INVALID' },
  });
  await becomes(invited.processId, 'CANCELLED');
  await create(email);
});

it('an import in the middle: what is done stays, the rest is said to be skipped', { timeout: LONG_MS }, async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => ({ email: `row.${n}@example.com`, name: 'Planted Person' }));
  const processId = await begin('/v1/imports', { rows, mode: 'create' });
  const reportOf = async () => (await directory.api('GET', `/v1/imports/${processId}`)).body;
  await expect.poll(async () => (await reportOf()).counts?.created ?? 0, PATIENCE).toBeGreaterThan(0);
  expect(await cancel(processId)).toMatchObject({ status: 202 });
  await becomes(processId, 'CANCELLED');
  const { created, skipped, ...others } = (await reportOf()).counts;
  expect(others).toEqual({});
  expect(created + skipped).toBe(ROWS);
  expect(Math.min(created, skipped)).toBeGreaterThan(0);
  const made = async () => (await directory.api('POST', '/v1/users/search', { body: { q: 'row', limit: 1 } })).body.items;
  await expect.poll(made, PATIENCE).toHaveLength(1);
  const back = (await directory.api('POST', `/v1/imports/${processId}/rollback`)).body.processId;
  await becomes(back, 'COMPLETED');
  expect((await reportOf()).counts).toEqual({ 'rolled-back': created, skipped });
});

it('is refused past the point of no return, though the process waits there, and when it has ended', async () => {
  behave({ kind: 'acknowledge', action: 'erase', delayMs: DAY_MS });
  const id = await create('erased@example.com');
  expect((await directory.api('DELETE', `/v1/users/${id}`)).status).toBe(200);
  const erasure = await begin(`/v1/users/${id}/erase`, { confirmUserId: id });
  await waitsIn(erasure, 'erase-sample');
  expect(await cancel(erasure)).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'WAITING', allowed: [] } });
  directory.stack.clock.advance(DAY_MS);
  await becomes(erasure, 'COMPLETED');

  const leaving = await offboard(await create('gone@example.com'));
  await waitsIn(leaving, 'grace');
  directory.stack.clock.advance(2 * DAY_MS);
  await becomes(leaving, 'COMPLETED');
  const answer = await cancel(leaving);
  expect(answer).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'COMPLETED' } });
  expect(answer.body.detail).toBe('The process has ended already: it is COMPLETED.');
});

it('puts nothing personal into executions, logs or bus entries', () => {
  const { executions } = directory.stack;
  const seen = JSON.stringify([directory.bus(), executions.list().map(({ name }) => executions.find(name)), directory.printed]);
  expect(seen).toContain('UserReactivated');
  expect(seen).not.toMatch(/@example|planted/iu);
});
