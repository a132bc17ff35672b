// A change of address on the whole stack: confirmed, reverted, expired, cancelled, over a restart in each wait, and with nothing personal left outside.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Plain, startDirectory } from './directory.ts';

const DAY_MS = 86_400_000;
const NAME = 'Ada Lovelace';
const PATIENCE = { timeout: 60_000 };

/** Somebody whose address is to change, and what can be done about it. */
const changing = async (directory: Directory, who: string) => {
  const { api, quiet } = directory;
  const old = `${who}@example.com`;
  const next = `${who}@example.org`;
  const { body: user } = await api('POST', '/v1/users', { body: { email: old, name: NAME } });
  const started = await api('POST', `/v1/users/${user.id}/email-change`, { body: { email: next } });
  await quiet();
  return { id: user.id as string, old, next, started, ...using(directory, started.body.processId) };
};

const using = ({ api, anonymous, stack, quiet }: Directory, processId: string) => {
  const tokenTo = (email: string): string => /#([\w-]+)/u.exec(stack.mailbox.list(email).at(-1)?.text ?? '')?.[1] ?? '';
  const redeem = async (what: 'confirm' | 'revert', token: string, key?: string): Promise<Plain> => {
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const answer = await anonymous('POST', `/v1/email-changes/${what}`, { body: { token }, headers });
    await quiet();
    return answer;
  };
  return {
    tokenTo,
    confirm: (token: string, key?: string) => redeem('confirm', token, key),
    revert: (token: string) => redeem('revert', token),
    process: async () => (await api('GET', `/v1/processes/${processId}`)).body,
    advance: async (milliseconds: number): Promise<void> => {
      stack.clock.advance(milliseconds);
      await quiet();
    },
  };
};

/** What participants were told of a user, all of it. */
const toldOf = ({ stack }: Directory, id: string) => stack.participant.ledger.effects().filter(({ userId }) => userId === id);
const tells = async (directory: Directory, userId: string, processId: string, ...steps: readonly string[]): Promise<void> => {
  const told = steps.map((step) => ({ id: `${processId}:${step}`, participant: 'sample', action: 'update', userId }));
  await expect.poll(() => toldOf(directory, userId), PATIENCE).toEqual(told);
};

const found = async ({ api }: Directory, email: string) => (await api('POST', '/v1/users/lookup', { body: { email } })).status;
const createAs = async ({ api }: Directory, email: string) =>
  (await api('POST', '/v1/users', { body: { email, name: 'Somebody Else' } })).status;

describe('a change of address', () => {
  let directory: Directory;
  beforeAll(async () => {
    directory = await startDirectory();
  });
  afterAll(() => directory.stop());

  it('is confirmed, and frees the old address once it cannot be reverted any more', async () => {
    const { id, old, next, started, confirm, tokenTo, process, advance } = await changing(directory, 'ada');
    expect(started).toMatchObject({ status: 202 });
    expect(started.headers.get('location')).toBe(`/v1/processes/${started.body.processId}`);
    expect(await process()).toMatchObject({ kind: 'email-change', status: 'WAITING', userId: id });
    expect(tokenTo(old)).toBe('');
    expect([await found(directory, old), await found(directory, next)]).toEqual([200, 404]);
    const token = tokenTo(next);
    expect(toldOf(directory, id)).toEqual([]);
    expect(await confirm(token)).toMatchObject({ status: 200, body: { email: next } });
    await tells(directory, id, started.body.processId, 'tell-sample');
    expect(await confirm(token)).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
    expect([await found(directory, old), await found(directory, next)]).toEqual([404, 200]);
    expect((await directory.api('POST', '/v1/users/search', { body: { q: 'example.org' } })).body.items).toMatchObject([{ id }]);
    expect(await createAs(directory, old)).toBe(409);
    await advance(3 * DAY_MS);
    expect(await process()).toMatchObject({ status: 'COMPLETED' });
    expect(await createAs(directory, old)).toBe(201);
    await tells(directory, id, started.body.processId, 'tell-sample');
    const types = (await directory.history(id)).map(({ type }) => type);
    expect(types).toEqual(['UserRegistered', 'EmailChangeRequested', 'EmailChanged', 'EmailChangeCompleted']);
  });

  it('that is confirmed again with the same key can be reverted all the same', async () => {
    const { next, old, started, confirm, revert, tokenTo, process } = await changing(directory, 'hedy');
    const first = await confirm(tokenTo(next), 'a-key-of-hedy');
    expect(first.status).toBe(200);
    expect(await process()).toMatchObject({
      status: 'WAITING',
      steps: expect.arrayContaining([expect.objectContaining({ name: 'revert' })]),
    });
    const again = await confirm(tokenTo(next), 'a-key-of-hedy');
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(await process()).toMatchObject({ id: started.body.processId, status: 'WAITING' });
    expect((await revert(tokenTo(old))).status).toBe(200);
  });

  it('is reverted from the old mailbox, once', async () => {
    const { id, old, next, started, confirm, revert, tokenTo, process, advance } = await changing(directory, 'grace');
    await confirm(tokenTo(next));
    await tells(directory, id, started.body.processId, 'tell-sample');
    const token = tokenTo(old);
    await advance(2 * DAY_MS);
    expect(await revert(token)).toMatchObject({ status: 200, body: { id, email: old } });
    await tells(directory, id, started.body.processId, 'tell-sample', 'undo-tell-sample');
    expect(await process()).toMatchObject({ status: 'COMPENSATED' });
    expect(await revert(token)).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
    expect([await found(directory, old), await found(directory, next)]).toEqual([200, 404]);
    expect(await createAs(directory, next)).toBe(201);
  });

  it('expires', async () => {
    const { old, next, confirm, tokenTo, process, advance } = await changing(directory, 'joan');
    await advance(DAY_MS);
    expect(await process()).toMatchObject({ status: 'COMPENSATED' });
    expect(await confirm(tokenTo(next))).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
    expect(await found(directory, old)).toBe(200);
    expect(await createAs(directory, next)).toBe(201);
  });

  it('is cancelled, and then another one can be asked for', async () => {
    const { id, next, confirm, tokenTo, process } = await changing(directory, 'mary');
    const path = `/v1/users/${id}/email-change`;
    expect((await directory.api('POST', path, { body: { email: 'mary@example.net' } })).body).toMatchObject({ code: 'CONFLICT' });
    expect((await directory.api('DELETE', path)).status).toBe(204);
    await directory.quiet();
    expect(await process()).toMatchObject({ status: 'COMPENSATED' });
    expect(await confirm(tokenTo(next))).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
    expect((await directory.api('POST', path, { body: { email: 'mary@example.net' } })).status).toBe(202);
  });

  it('ends with the user: of who is deleted in the middle no address is kept', async () => {
    const { id, next, process, advance } = await changing(directory, 'emmy');
    expect((await directory.api('DELETE', `/v1/users/${id}?graceDays=1`)).status).toBe(200);
    expect(await createAs(directory, next)).toBe(201);
    await directory.quiet();
    await advance(2 * DAY_MS);
    expect(await process()).toMatchObject({ status: 'COMPENSATED' });
    expect(await createAs(directory, 'emmy@example.com')).toBe(201);
  });

  it('of users themselves needs no more than their own token, and takes nobody else’s address', async () => {
    const { body: user } = await directory.api('POST', '/v1/users', { body: { email: 'eve@example.com', name: 'Eve Holt' } });
    await directory.api('POST', '/v1/users', { body: { email: 'bob@example.com', name: 'Bob Tables' } });
    const headers = { authorization: `Bearer ${await directory.token('users:self', user.id)}` };
    const ask = (email: string) => directory.anonymous('POST', `/v1/users/${user.id}/email-change`, { body: { email }, headers });
    expect(await ask('Bob@Example.com')).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
    expect(await ask('eve@example.com')).toMatchObject({ status: 200, body: { email: 'eve@example.com', version: 1 } });
    expect((await ask('eve@example.org')).status).toBe(202);
    expect((await directory.anonymous('DELETE', `/v1/users/${user.id}/email-change`, { headers })).status).toBe(204);
    await directory.quiet();
  });

  it('puts nothing personal into executions, logs or bus entries', () => {
    const { executions } = directory.stack;
    const seen = JSON.stringify([directory.bus(), executions.list().map(({ name }) => executions.find(name)), directory.printed]);
    expect(seen).toContain('EmailChangeCompleted');
    expect(seen).not.toMatch(/@example|ada@|lovelace/iu);
  });
});

it('goes on after a restart in each of its waits', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-email-change-'));
  const restarted = async (running: Directory): Promise<Directory> => {
    await running.stop();
    return startDirectory({ dataDir });
  };
  let directory = await startDirectory({ dataDir });
  try {
    const { id, old, next, started } = await changing(directory, 'ada');
    const { processId } = started.body;
    directory = await restarted(directory);
    const { confirm, tokenTo } = using(directory, processId);
    expect(await confirm(tokenTo(next))).toMatchObject({ status: 200, body: { id, email: next } });
    directory = await restarted(directory);
    const { process, advance, tokenTo: token } = using(directory, processId);
    expect(await process()).toMatchObject({ status: 'WAITING' });
    expect(token(old)).not.toBe('');
    await advance(3 * DAY_MS);
    expect(await process()).toMatchObject({ status: 'COMPLETED' });
    expect(await createAs(directory, old)).toBe(201);
  } finally {
    await directory.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
