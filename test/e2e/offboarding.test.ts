// Offboarding on the whole stack: over a restart in its grace to the erasure, back where a participant refuses, and never of the last admin.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

const DAY_MS = 86_400_000;
const PATIENCE = { timeout: 60_000 };
const REASON = 'A planted reason to leave';

let dataDir: string;
let directory: Directory;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'rollcall-offboarding-'));
  directory = await startDirectory({ dataDir });
});
afterAll(async () => {
  await directory.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const create = async (email: string, more: object = {}): Promise<string> => {
  const { status, body } = await directory.api('POST', '/v1/users', { body: { email, name: 'Planted Person', ...more } });
  expect(status).toBe(201);
  return body.id;
};
const offboard = (id: string, graceDays: number) =>
  directory.api('POST', `/v1/users/${id}/offboard`, { body: { reason: REASON, graceDays } });
const processOf = async (id: string) => (await directory.api('GET', `/v1/processes/${id}`)).body;
/** A step that is tried again later is not waited for by rest. */
const becomes = async (id: string, status: string): Promise<void> => {
  await expect.poll(async () => (await processOf(id)).status, PATIENCE).toBe(status);
};
const statusOf = async (id: string) => (await directory.api('GET', `/v1/users/${id}`)).body.status;
const askedOf = (id: string): readonly string[] =>
  directory.stack.participant.ledger.effects().flatMap(({ userId, action }) => (userId === id ? [action] : []));
const advance = async (milliseconds: number): Promise<void> => {
  directory.stack.clock.advance(milliseconds);
  await directory.quiet();
};

it('ends with the erasure when the grace is over, also after a restart within it', async () => {
  const id = await create('leaving@example.com');
  const asked = await offboard(id, 2);
  expect(asked).toMatchObject({ status: 202, body: { processId: expect.stringMatching(/^proc_/u) } });
  const { processId } = asked.body;
  await becomes(processId, 'WAITING');
  await expect.poll(() => statusOf(id), PATIENCE).toBe('inactive');
  expect(askedOf(id)).toEqual(['deprovision']);
  expect(await processOf(processId)).toMatchObject({
    status: 'WAITING',
    steps: [{ name: 'deactivate' }, { name: 'deprovision-sample', state: 'DONE' }, { name: 'grace', state: 'WAITING' }],
  });
  await directory.stop();
  directory = await startDirectory({ dataDir });
  await advance(DAY_MS);
  expect(await processOf(processId)).toMatchObject({ status: 'WAITING' });
  await advance(DAY_MS);
  await becomes(processId, 'COMPLETED');
  const erasures = async () => (await directory.api('GET', `/v1/processes?userId=${id}&kind=erasure`)).body.items;
  await expect.poll(erasures, PATIENCE).toMatchObject([{ status: 'COMPLETED' }]);
  expect(await directory.api('GET', `/v1/users/${id}`)).toMatchObject({ status: 410 });
  expect(askedOf(id)).toEqual(['erase']);
  const told = [directory.bus(), await directory.rawRows('Processes'), directory.printed];
  expect(JSON.stringify(told)).not.toContain('planted');
  await create('leaving@example.com');
});

it('gives back what it took where a participant refuses', async () => {
  const id = await create('kept@example.com');
  expect(directory.stack.participant.behaviour.add({ kind: 'refuse', count: 1 })).toEqual({ ok: true });
  const { processId } = (await offboard(id, 2)).body;
  await becomes(processId, 'COMPENSATED');
  await expect.poll(() => statusOf(id), PATIENCE).toBe('active');
});

it('keeps the last active admin', async () => {
  const id = await create('admin@example.com', { role: 'admin' });
  expect(await offboard(id, 2)).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
  expect(await statusOf(id)).toBe('active');
  expect((await directory.api('GET', `/v1/processes?userId=${id}`)).body.items).toEqual([]);
});
