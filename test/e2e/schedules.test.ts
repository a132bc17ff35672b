// What happens at a time, on the whole stack: a suspension ends, a deleted user is purged, and a schedule that was overdue at the start runs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

const HOUR_MS = 3_600_000;
const REASON = 'planted reason of a suspension';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const waiting = async ({ stack }: Directory): Promise<number> => (await stack.status()).waiting.schedules;

const advance = async (of: Directory, duration: string): Promise<void> => {
  const moved = await of.anonymous('POST', '/_local/clock', { body: { advance: duration } });
  expect(moved.status).toBe(200);
  await of.quiet();
};

const create = async (of: Directory, email: string, more: object = {}): Promise<string> => {
  const answer = await of.api('POST', '/v1/users', { body: { email, name: 'Planted Person', ...more } });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

const suspend = async (of: Directory, id: string, hours: number): Promise<void> => {
  const until = new Date(of.stack.clock.now() + hours * HOUR_MS).toISOString();
  const answer = await of.api('POST', `/v1/users/${id}/suspend`, { body: { reason: REASON, until } });
  expect(answer).toMatchObject({ status: 200, body: { status: 'suspended', suspension: { until } } });
  await of.quiet();
};

const statusOf = async (of: Directory, id: string): Promise<string> => (await of.api('GET', `/v1/users/${id}`)).body.status;

describe('a suspension', () => {
  it('ends at its end, in the name of a schedule and because of the event that set the time', async () => {
    const id = await create(directory, 'suspended@example.com');
    await suspend(directory, id, 24);
    await directory.api('PATCH', `/v1/users/${id}`, { body: { name: 'Renamed Meanwhile' } });
    expect(await waiting(directory)).toBe(1);
    await advance(directory, 'PT23H');
    expect(await statusOf(directory, id)).toBe('suspended');
    await advance(directory, 'PT2H');
    expect(await statusOf(directory, id)).toBe('active');
    const history = await directory.history(id);
    expect(history.at(-1)).toMatchObject({
      type: 'UserReactivated',
      actor: 'schedule',
      source: 'schedule',
      reason: null,
      causationId: history[1]?.['eventId'],
      correlationId: history[1]?.['correlationId'],
    });
    expect(await waiting(directory)).toBe(0);
  });

  it('that was lifted and given anew ends at its own end, not at the first', async () => {
    const id = await create(directory, 'twice@example.com');
    await suspend(directory, id, 10);
    await directory.api('POST', `/v1/users/${id}/reactivate`);
    await suspend(directory, id, 20);
    expect(await waiting(directory)).toBe(2);
    await advance(directory, 'PT11H');
    expect([await statusOf(directory, id), await waiting(directory)]).toEqual(['suspended', 1]);
    await advance(directory, 'PT10H');
    expect([await statusOf(directory, id), await waiting(directory)]).toEqual(['active', 0]);
    expect((await directory.history(id)).filter(({ actor }) => actor === 'schedule')).toHaveLength(1);
  });

  it('without an end waits for nothing', async () => {
    const id = await create(directory, 'endless@example.com');
    await directory.api('POST', `/v1/users/${id}/suspend`, { body: { reason: REASON } });
    await directory.quiet();
    expect(await waiting(directory)).toBe(0);
  });
});

describe('a deleted user', () => {
  const EMAIL = 'Planted.Address@example.com';
  const EXTERNAL_ID = 'planted-external-id';
  const NAME = 'Planted Somebody';
  const WHY = 'planted reason of the purged';

  it('is purged when its grace has passed: gone everywhere, and its address is free', async () => {
    const id = await create(directory, EMAIL, { name: NAME, externalId: EXTERNAL_ID });
    const keyed = { headers: { 'idempotency-key': 'planted-key' } };
    await directory.api('POST', `/v1/users/${id}/suspend`, { body: { reason: WHY }, ...keyed });
    await directory.api('POST', `/v1/users/${id}/suspend`, { body: { reason: WHY }, headers: { 'idempotency-key': 'planted-key-2' } });
    await directory.api('DELETE', `/v1/users/${id}?graceDays=1`);
    await directory.quiet();
    expect(await waiting(directory)).toBe(1);
    await advance(directory, 'P2D');
    const processes = async () => (await directory.api('GET', `/v1/processes?userId=${id}`)).body.items;
    await expect.poll(processes, { timeout: 60_000 }).toMatchObject([{ kind: 'erasure', status: 'COMPLETED' }]);
    await directory.quiet();
    for (const path of ['', '/export']) {
      expect(await directory.api('GET', `/v1/users/${id}${path}`)).toMatchObject({ status: 410, body: { code: 'GONE' } });
    }
    expect(await directory.api('POST', `/v1/users/${id}/restore`)).toMatchObject({ status: 410 });
    const heard = directory.bus().filter(({ detail }) => detail.userId === id);
    expect(heard.at(-1)).toMatchObject({ 'detail-type': 'UserErased', detail: { correlationId: heard.at(-2)?.['detail'].correlationId } });

    const tables = await Promise.all((['EventLog', 'Keys', 'Directory'] as const).map((part) => directory.rawRows(part)));
    const stored = JSON.stringify(tables, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(stored).toContain(id);
    for (const secret of [EMAIL, EMAIL.toLowerCase(), EXTERNAL_ID, NAME, WHY]) {
      for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
        expect(stored).not.toContain(form);
    }
    expect(JSON.stringify(tables[1])).not.toContain(id);
    expect(directory.printed.join('\n')).not.toContain(WHY);
    await create(directory, EMAIL.toLowerCase(), { externalId: EXTERNAL_ID });
  });

  it('that was restored in time is kept', async () => {
    const id = await create(directory, 'restored@example.com');
    await directory.api('DELETE', `/v1/users/${id}?graceDays=1`);
    await directory.api('POST', `/v1/users/${id}/restore`);
    await directory.quiet();
    await advance(directory, 'P2D');
    expect(await statusOf(directory, id)).toBe('inactive');
  });
});

describe('a restart', () => {
  it('goes on from the time it stopped at, and runs what fell due in between', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-schedules-'));
    try {
      const before = await startDirectory({ dataDir });
      const id = await create(before, 'overdue@example.com');
      await suspend(before, id, 5);
      await before.quiet();
      expect(await waiting(before)).toBe(1);
      // The schedule falls due while the clock runs on and nothing listens any more.
      before.stack.clock.stop();
      before.stack.clock.advance(6 * HOUR_MS);
      const stoppedAt = before.stack.clock.now();
      await before.stop();

      const after = await startDirectory({ dataDir });
      try {
        expect(after.stack.clock.now()).toBeGreaterThanOrEqual(stoppedAt);
        await after.quiet();
        expect(await statusOf(after, id)).toBe('active');
        expect(await waiting(after)).toBe(0);
      } finally {
        await after.stop();
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
