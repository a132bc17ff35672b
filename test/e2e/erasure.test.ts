// Erasure on the whole stack: asked for, done, certified; refused where it must be; and gone on with after a restart in the middle.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const create = async (of: Directory, email: string): Promise<string> => {
  const answer = await of.api('POST', '/v1/users', { body: { email, name: 'Planted Person', externalId: `id of ${email}` } });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const erase = (of: Directory, id: string) => of.api('POST', `/v1/users/${id}/erase`, { body: { confirmUserId: id } });
const processOf = async (of: Directory, id: string) => (await of.api('GET', `/v1/processes/${id}`)).body;

/** A step that comes too early for the read models is tried again later, which rest does not wait for. */
const completed = async (of: Directory, id: string): Promise<void> => {
  await expect.poll(async () => (await processOf(of, id)).status, { timeout: 60_000 }).toBe('COMPLETED');
};

it('forgets a deleted user and certifies it', async () => {
  const id = await create(directory, 'Planted@example.com');
  expect(await erase(directory, id)).toMatchObject({ status: 409, body: { code: 'INVALID_TRANSITION', from: 'active' } });
  await directory.api('DELETE', `/v1/users/${id}?graceDays=30`);
  const asked = await erase(directory, id);
  expect(asked.status).toBe(202);
  const { processId } = asked.body;
  expect(asked.headers.get('location')).toBe(`/v1/processes/${processId}`);
  expect((await erase(directory, id)).body).toSatisfy((body: object) => 'processId' in body || 'code' in body);
  await completed(directory, processId);

  const process = await processOf(directory, processId);
  expect(process).toMatchObject({ kind: 'erasure', userId: id, certificate: { userId: id, eventId: `${id}@4.0` } });
  expect(process.certificate.participants).toEqual([{ name: 'sample', acknowledgedAt: expect.any(String) }]);
  expect(directory.stack.participant.ledger.effects()).toMatchObject([{ userId: id, action: 'erase' }]);
  expect(JSON.stringify(process)).not.toMatch(/planted/iu);
  expect(await directory.api('GET', `/v1/users/${id}`)).toMatchObject({ status: 410, body: { code: 'GONE' } });
  expect(await erase(directory, id)).toMatchObject({ status: 410 });
  const history = await directory.history(id);
  expect(history.map(({ type }) => type)).toEqual(['UserRegistered', 'UserDeleted', 'UserDeleted', 'UserErased']);
  expect(history.every(({ erased }) => erased)).toBe(true);
  expect(JSON.stringify(history)).not.toMatch(/planted/iu);
  await create(directory, 'planted@example.com');

  // The shortened grace has armed a schedule too; it finds that all is done.
  directory.stack.clock.advance(600_000);
  await directory.quiet();
  expect((await directory.api('GET', `/v1/processes?userId=${id}`)).body.items).toHaveLength(1);
});

it('goes on after a restart in the middle of it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-erasure-'));
  try {
    const before = await startDirectory({ dataDir });
    const id = await create(before, 'restarted@example.com');
    await before.api('DELETE', `/v1/users/${id}`);
    // Between the event and the key: the step hangs there when the stack ends.
    const forget = before.stack.model.functions.find(({ logicalId }) => logicalId.startsWith('ErasureForget'))?.name;
    await before.faults([
      { service: 'dynamodb', operation: 'DeleteItem', function: forget, kind: 'delay', delayMs: 20_000, probability: 1 },
    ]);
    const { processId } = (await erase(before, id)).body;
    await expect.poll(async () => (await before.history(id)).at(-1)?.['type'], { timeout: 60_000 }).toBe('UserErased');
    expect(JSON.stringify(await before.rawRows('Keys'))).toContain(id);
    expect(await processOf(before, processId)).toMatchObject({ status: 'RUNNING' });
    await before.stop();

    const after = await startDirectory({ dataDir });
    try {
      await completed(after, processId);
      expect((await processOf(after, processId)).certificate).toMatchObject({ userId: id });
      expect(await after.api('GET', `/v1/users/${id}`)).toMatchObject({ status: 410 });
      expect(JSON.stringify(await after.rawRows('Keys'))).not.toContain(id);
    } finally {
      await after.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
