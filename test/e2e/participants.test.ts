// Onboarding with a participant on the whole stack: it does its part at once, late, twice, not at all, or nobody knows.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

const MINUTE_MS = 60_000;
const PATIENCE = { timeout: 30_000, interval: 50 };
/** Of the clock that is moved: more than all attempts of a step take. */
const ROUNDS = 60;
const ENDS = new Set(['COMPLETED', 'COMPENSATED', 'PARKED']);

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterEach(() => {
  directory.stack.participant.behaviour.clear();
  directory.stack.participant.ledger.clear();
});
afterAll(() => directory.stop());

const behave = (rule: object): void => {
  expect(directory.stack.participant.behaviour.add(rule)).toEqual({ ok: true });
};
const register = async (email: string): Promise<string> => {
  const { status, headers } = await directory.anonymous('POST', '/v1/registrations', { body: { email, name: 'Ada Lovelace' } });
  expect(status).toBe(202);
  await directory.quiet();
  return headers.get('location') ?? '';
};
const processAt = async (path: string) => (await directory.api('GET', path)).body;
const mails = (email: string) => directory.stack.mailbox.list(email);
const effects = (): readonly string[] => directory.stack.participant.ledger.effects().map(({ action }) => action);
const acknowledged = (): readonly number[] => directory.stack.participant.ledger.acknowledgements().map(({ status }) => status);
const executionOf = (path: string) => directory.stack.executions.find(path.split('/').at(-1) ?? '');

const onboarded = async (email: string, path: string): Promise<void> => {
  await vi.waitFor(() => expect(mails(email)).toHaveLength(1), PATIENCE);
  const token = /#([\w-]+)/u.exec(mails(email)[0]?.text ?? '')?.[1] ?? '';
  expect(await directory.anonymous('POST', '/v1/registrations/verify', { body: { token } })).toMatchObject({ status: 200 });
  await directory.quiet();
  expect(await processAt(path)).toMatchObject({ status: 'COMPLETED' });
};

/** Moves the clock until the process is as it should be, however often it tries again. */
const until = async (path: string, statuses: ReadonlySet<string>) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await directory.quiet();
    const process = await processAt(path);
    if (statuses.has(process.status)) return process;
    directory.stack.clock.advance(MINUTE_MS);
  }
  throw new Error(`${path} is never ${[...statuses].join(' or ')}: ${JSON.stringify(await processAt(path))}`);
};
const end = (path: string) => until(path, ENDS);

const isFree = async (email: string): Promise<void> => {
  expect(await directory.api('POST', '/v1/users', { body: { email, name: 'Ada King' } })).toMatchObject({ status: 201 });
};

it('a participant that does its part at once costs three transitions more', async () => {
  const path = await register('ok@example.com');
  expect(effects()).toEqual(['provision']);
  expect(await processAt(path)).toMatchObject({
    steps: [{ name: 'admit' }, { name: 'provision-sample', state: 'DONE' }, { name: 'confirm' }],
  });
  await onboarded('ok@example.com', path);
  expect(effects()).toEqual(['provision']);
  expect(executionOf(path)?.transitions).toBe(6);
});

it('one that takes its task on is waited for, and its answer leads on', async () => {
  behave({ kind: 'acknowledge', delayMs: 10 * MINUTE_MS });
  const path = await register('late@example.com');
  expect(await processAt(path)).toMatchObject({ status: 'WAITING', steps: [{}, { name: 'provision-sample', state: 'WAITING' }] });
  expect(mails('late@example.com')).toEqual([]);
  directory.stack.clock.advance(10 * MINUTE_MS);
  await onboarded('late@example.com', path);
  expect(acknowledged()).toEqual([204]);
});

it('one that answers twice has answered once', async () => {
  behave({ kind: 'acknowledge-twice' });
  const path = await register('twice@example.com');
  await vi.waitFor(() => expect(acknowledged()).toEqual([204, 204]), PATIENCE);
  await onboarded('twice@example.com', path);
  expect(effects()).toEqual(['provision']);
});

it.each([
  ['at once', { kind: 'refuse', action: 'provision' }],
  ['later', { kind: 'acknowledge', outcome: 'failed', action: 'provision' }],
])('one that certainly did nothing, as it says %s, is not asked to undo it; the address is free', async (when, rule) => {
  const email = `no-${when.replace(' ', '-')}@example.com`;
  behave(rule);
  const path = await register(email);
  await vi.waitFor(async () => expect((await processAt(path)).status).toBe('COMPENSATED'), PATIENCE);
  expect(effects()).toEqual([]);
  await isFree(email);
});

it.each([
  ['whose answer says nothing', 'fail-after', ['provision', 'deprovision']],
  ['that keeps silent', 'hang', ['deprovision']],
])('one %s is asked again, and then to undo what it may have done', async (_words, kind, had) => {
  behave({ kind, action: 'provision' });
  const email = `${kind}@example.com`;
  const path = await register(email);
  expect(await end(path)).toMatchObject({ status: 'COMPENSATED', steps: [{ state: 'UNDONE' }, { state: 'UNDONE' }] });
  const calls = directory.stack.participant.ledger.calls().map(({ id, action }) => `${action} ${id.split(':')[1]}`);
  expect(calls.filter((call) => call === 'provision provision-sample').length).toBeGreaterThan(1);
  expect(new Set(calls)).toEqual(new Set(['provision provision-sample', 'deprovision undo-provision-sample']));
  expect(effects()).toEqual(had);
  expect(mails(email)).toEqual([]);
  await isFree(email);
});

it('one that never answers what it took on is given up in time', async () => {
  behave({ kind: 'acknowledge', action: 'provision', delayMs: 30 * 24 * 60 * MINUTE_MS });
  const path = await register('never@example.com');
  // The breaker may still be open for those that kept silent.
  await until(path, new Set(['WAITING']));
  directory.stack.clock.advance(60 * MINUTE_MS);
  expect(await end(path)).toMatchObject({ status: 'COMPENSATED' });
  expect(effects()).toEqual(['deprovision']);
});
