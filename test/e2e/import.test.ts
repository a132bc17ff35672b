// Imports on the whole stack: tried, with bad rows, upserted, a thousand rows in one, gone on with after a restart, rolled back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Plain, startDirectory } from './directory.ts';

const ROWS = 1_000;
/** A step that runs out of its time goes on after a pause, which is no work that is left to do. */
const DONE_MS = 120_000;
const LONG_MS = 240_000;

const row = (who: string, n: number, more: object = {}) => ({ email: `${who}.${n}@example.com`, name: 'Grace Hopper', ...more });
const rowsOf = (who: string, count: number) => Array.from({ length: count }, (_, n) => row(who, n));

const start = async ({ api }: Directory, rows: readonly unknown[], more: object = {}): Promise<string> => {
  const { status, body } = await api('POST', '/v1/imports', { body: { rows, mode: 'create', ...more } });
  expect(status).toBe(202);
  return body.processId;
};
const processOf = async ({ api }: Directory, id: string) => (await api('GET', `/v1/processes/${id}`)).body;
const reportOf = async ({ api }: Directory, id: string): Promise<Plain> => (await api('GET', `/v1/imports/${id}`)).body;
const total = async ({ api }: Directory): Promise<number> => (await api('GET', '/v1/stats')).body.total;

const completed = async (directory: Directory, id: string): Promise<void> => {
  await expect.poll(async () => (await processOf(directory, id)).status, { timeout: DONE_MS, interval: 250 }).toBe('COMPLETED');
  await directory.quiet();
};

/** Until all is done. */
const run = async (directory: Directory, ...asked: Parameters<typeof start> extends [unknown, ...infer Rest] ? Rest : never) => {
  const id = await start(directory, ...asked);
  await completed(directory, id);
  expect(await processOf(directory, id)).toMatchObject({ kind: 'import', userId: null });
  return { id, report: await reportOf(directory, id) };
};

describe('an import', () => {
  let directory: Directory;
  beforeAll(async () => {
    directory = await startDirectory();
  });
  afterAll(() => directory.stop());

  it('is tried, done with its bad rows named, and upserted', { timeout: LONG_MS }, async () => {
    const rows = [row('ada', 0), row('ada', 1, { email: 'nobody' }), row('ada', 2, { externalId: 'hr-1' }), row('ada', 0)];
    const tried = await run(directory, rows, { dryRun: true });
    expect(tried.report).toMatchObject({ dryRun: true, rows: 4, counts: { 'would-create': 2, failed: 2 } });
    expect(await total(directory)).toBe(0);

    const { report } = await run(directory, rows);
    expect(report.counts).toEqual({ created: 2, failed: 2 });
    expect(report.items[1].errors[0]).toEqual({ pointer: '/email', code: 'VALIDATION_ERROR' });
    expect(report.items[3].errors).toEqual([{ pointer: '/email', code: 'CONFLICT' }]);
    expect(await total(directory)).toBe(2);
    const made = await directory.api('GET', `/v1/users/${report.items[2].userId}`);
    expect(made.body).toMatchObject({ email: 'ada.2@example.com', externalId: 'hr-1', status: 'active', role: 'user' });

    const again = await run(directory, [row('ada', 0, { name: 'Grace M. Hopper' }), row('ada', 2), row('ada', 5)], { mode: 'upsert' });
    expect(again.report.counts).toEqual({ updated: 1, unchanged: 1, created: 1 });
  });

  it('is rolled back, but for who was touched since', { timeout: LONG_MS }, async () => {
    const { id, report } = await run(directory, rowsOf('eve', 30));
    const before = await total(directory);
    expect((await directory.api('PATCH', `/v1/users/${report.items[7].userId}`, { body: { name: 'Eve Holt' } })).status).toBe(200);
    const { status, body } = await directory.api('POST', `/v1/imports/${id}/rollback`);
    expect(status).toBe(202);
    await completed(directory, body.processId);
    expect(await processOf(directory, body.processId)).toMatchObject({ kind: 'import-rollback' });
    expect((await reportOf(directory, id)).counts).toEqual({ 'rolled-back': 29, kept: 1 });
    expect(await total(directory)).toBe(before - 29);
    expect((await run(directory, rowsOf('eve', 30))).report.counts).toEqual({ created: 29, failed: 1 });
  });

  it(
    `takes ${ROWS} rows at once`,
    async () => {
      const before = await total(directory);
      const started = performance.now();
      const { report } = await run(directory, rowsOf('joan', ROWS));
      process.stdout.write(`${ROWS} rows in ${((performance.now() - started) / 1_000).toFixed(1)} s, with the read models\n`);
      expect(report.counts).toEqual({ created: ROWS });
      expect(await total(directory)).toBe(before + ROWS);
    },
    LONG_MS,
  );

  it('puts nothing personal into executions, logs or bus entries', () => {
    const { executions } = directory.stack;
    const seen = JSON.stringify([directory.bus(), executions.list().map(({ name }) => executions.find(name)), directory.printed]);
    expect(seen).toContain('UserRegistered');
    expect(seen).not.toMatch(/@example|hopper|hr-1/iu);
  });
});

it(
  'goes on after a restart, and makes nobody twice',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-import-'));
    let directory = await startDirectory({ dataDir });
    try {
      const id = await start(directory, rowsOf('mary', 200));
      await expect.poll(async () => (await reportOf(directory, id)).counts?.created ?? 0, { timeout: 60_000 }).toBeGreaterThan(0);
      await directory.stop();
      directory = await startDirectory({ dataDir });
      await completed(directory, id);
      const { counts, items } = await reportOf(directory, id);
      expect(counts).toEqual({ created: 200 });
      expect(new Set(items.map(({ userId }: Plain) => userId)).size).toBe(200);
      expect(await total(directory)).toBe(200);
    } finally {
      await directory.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  LONG_MS,
);
