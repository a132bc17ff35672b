// The proof of an erasure, as a person runs it: it finds the user in the stores beforehand and nowhere afterwards, and a value that was kept fails it.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Proof } from '../../infra/tools/erase-proof/prove.ts';
import { type Directory, startDirectory } from './directory.ts';
import { runTool } from './tool.ts';

const EMAIL = 'Planted.Person@example.com';
const REASON = 'A planted reason of a suspension';
const NAMES = ['Planted Person', 'Plantée Åberg'];

let directory: Directory;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'rollcall-proof-'));
  directory = await startDirectory({ dataDir });
});
afterAll(async () => {
  await directory.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Somebody whom every part of the stack has to do with: mail, a token, a saga, schedules, events, refusals. */
const liveThrough = async (email: string, id: string): Promise<string> => {
  const { userId } = (await directory.api('POST', '/v1/invitations', { body: { email, name: NAMES[0] } })).body;
  await directory.quiet();
  const token = /#([\w-]+)/u.exec(directory.stack.mailbox.list(email).at(-1)?.text ?? '')?.[1] ?? '';
  expect((await directory.anonymous('POST', '/v1/invitations/accept', { body: { token, name: NAMES[1] } })).status).toBe(200);
  const keyed = (what: string, body: object) => ({ body, headers: { 'idempotency-key': `${what}-${id}` } });
  expect((await directory.api('PATCH', `/v1/users/${userId}`, { body: { externalId: id } })).status).toBe(200);
  expect((await directory.api('POST', `/v1/users/${userId}/suspend`, keyed('suspend', { reason: REASON }))).status).toBe(200);
  // Refused, and remembered by its key.
  expect((await directory.api('POST', '/v1/users', keyed('again', { email, name: NAMES[0] }))).status).toBe(409);
  await directory.quiet();
  return userId;
};

const run = async (userId: string, ...args: string[]) => {
  const { status: code, stdout } = await runTool('infra/tools/erase-proof.ts', [userId, ...args, '--url', directory.url]);
  return { code, stdout };
};

it('finds a user in many places, erases it, and finds nothing', async () => {
  const userId = await liveThrough(EMAIL, 'planted-external-1');
  const { code, stdout } = await run(userId, '--json');
  const proof = JSON.parse(stdout) as Proof;
  expect(proof.after).toEqual([]);
  expect(code).toBe(0);
  expect(proof.values).toEqual({ email: 1, name: 2, externalId: 1, reason: 1 });
  expect(proof.process).toMatchObject({ status: 'COMPLETED', certificate: { userId } });
  const stores = new Set(proof.before.map(({ store }) => store));
  for (const part of ['Directory', 'mail', dataDir]) expect([...stores].filter((store) => store.includes(part))).not.toEqual([]);
  for (const part of ['EventLog', 'Keys', 'Search', 'Feed', 'Processes', 'Tokens', 'Parked', 'executions', 'bus', 'schedules', 'traces'])
    expect(proof.stores.filter((store) => store.includes(part))).not.toEqual([]);
  expect(stdout).not.toMatch(/planted|åberg/iu);
  expect((await run(userId)).code).toBe(2);
});

it('fails where one value was kept, even compressed', async () => {
  const userId = await liveThrough('leaked@example.com', 'planted-external-2');
  appendFileSync(join(dataDir, 'leak.txt'), `${gzipSync(JSON.stringify({ to: 'leaked@example.com' })).toString('base64')}\n`);
  const { code, stdout } = await run(userId);
  expect(code).toBe(1);
  expect(stdout).toContain('NOT PROVED');
  expect(stdout).toMatch(/After it, found in 1 places:\n {2}email \(gzip plain\) in files of .*: 1 record\n/u);
});
