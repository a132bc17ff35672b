// kill -9 of the whole stack while processes of every saga wait, and in the middle of their steps: after the restart each ends, once and rightly.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { sourceDigest } from '../../infra/local/cli/build.ts';
import { ACTS } from '../infra/restarts/acts.ts';
import { proveRestarts } from '../infra/restarts/prove.ts';

const ROOT = join(import.meta.dirname, '../..');
const LONG_MS = 300_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saga-restart-'));
  // What this run has synthesized already.
  cpSync(inject('cdkOut'), join(folder, 'cdk.out'), { recursive: true });
  writeFileSync(join(folder, 'cdk.out', 'sources.sha256'), sourceDigest(ROOT));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('every saga ends after a kill in each of its waits', { timeout: LONG_MS }, async ({ signal }) => {
  const waits = ACTS.filter(({ name }) => name === 'waits');
  const { ended, wrong } = await proveRestarts(waits, folder, () => undefined, signal);
  expect(ended.flatMap(({ scene: { saga, state }, wrong }) => wrong.map((words) => `${saga} ${state}: ${words}`))).toEqual([]);
  expect(wrong).toEqual([]);
  expect(ended.length).toBe(waits.flatMap(({ ranks }) => ranks.flat()).length);
});
