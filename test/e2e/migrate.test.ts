// Users of another directory come in through the API; stopped twice on the way, they are what they would have been without.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planImport } from '../../domain/user/migration/plan-import.ts';
import { legacyCsv, legacyUsers } from '../infra/migrate/legacy-users.ts';
import { byText, type Directory, startDirectory } from './directory.ts';

const MIGRATE = join(import.meta.dirname, '../../infra/migrate/migrate.ts');
const USERS = 80;
/** Rows of one run before it is stopped. */
const SOME = 15;
/** Few at a time: what a signal leaves undone is most of the file. */
const CONCURRENCY = '4';

let directory: Directory;
let dir: string;
beforeAll(async () => {
  directory = await startDirectory();
  dir = mkdtempSync(join(tmpdir(), 'migrate-'));
});
afterAll(async () => {
  await directory.stop();
  rmSync(dir, { recursive: true });
});

const start = (from: string, ...options: string[]) => {
  const args = [MIGRATE, '--from', from, '--url', directory.url, '--concurrency', CONCURRENCY, ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(([status, stdout, stderr]) => ({
    status,
    stdout,
    stderr,
  }));
  return { child, ended };
};

const journalOf = (from: string): string | undefined =>
  readdirSync(dir).find((name) => join(dir, name).startsWith(`${from}.`) && name.endsWith('.journal'));
const journalLines = (from: string): string[] => {
  const name = journalOf(from);
  return name === undefined ? [] : readFileSync(join(dir, name), 'utf8').split('\n').filter(Boolean);
};
/** A signal is sent while rows are on their way. */
const untilJournalHas = async (from: string, lines: number, running: Promise<unknown>): Promise<void> => {
  while (journalLines(from).length < lines) {
    const ended = await Promise.race([running, wait(5)]);
    if (ended !== undefined) throw new Error(`ended before ${lines} rows were in`);
  }
};

const everybody = async () => {
  await directory.quiet();
  const users = [];
  for (const status of ['pending', 'active', 'suspended', 'inactive', 'deleted'] as const) {
    let cursor: string | null = null;
    do {
      const query: { status: typeof status; limit: number; cursor?: string } = {
        status,
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      };
      const { data } = await directory.client.GET('/v1/users', { params: { query } });
      users.push(...(data?.items ?? []));
      cursor = data?.nextCursor ?? null;
    } while (cursor !== null);
  }
  return users.sort((a, b) => byText(a.email, b.email));
};

const planned = (rows: ReturnType<typeof legacyUsers>) =>
  rows
    .map((row) => planImport(row))
    .flatMap((plan) => (plan.ok ? [plan.value] : []))
    .sort((a, b) => byText(a.becomes.email, b.becomes.email));

describe('migrate', () => {
  const rows = legacyUsers(USERS);

  it('shows what would become of each row, and sends nothing', async () => {
    const from = join(dir, 'dry.csv');
    writeFileSync(from, legacyCsv([...rows.slice(0, 3), ...rows.slice(3, 4).map((row) => ({ ...row, status: 'zombie' }))]));
    const { status, stdout, stderr } = await start(from, '--dry-run', '--json', '--out', join(dir, 'out.ndjson')).ended;
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      planned(rows.slice(0, 3)).map(({ becomes, next }, index) => ({ line: index + 2, ...becomes, steps: ['create', ...next] })),
    );
    expect(readFileSync(join(dir, 'out.ndjson'), 'utf8')).toBe(stdout);
    expect(stderr).toContain('nothing is taken from: last_login');
    const errors = readFileSync(`${from}.errors.ndjson`, 'utf8');
    expect(JSON.parse(errors)).toMatchObject({ line: 5, violations: [{ pointer: '/status' }] });
    expect(errors).not.toMatch(/zombie|example\.com/);
    expect(status).toBe(1);
    expect(await everybody()).toEqual([]);
    expect(journalOf(from)).toBeUndefined();
  });

  it('goes on after Ctrl-C and after kill -9: everybody is in once, as planned, by no more commands than that takes', async () => {
    const from = join(dir, 'users.csv');
    writeFileSync(from, legacyCsv(rows));

    const interrupted = start(from);
    await untilJournalHas(from, SOME, interrupted.ended);
    interrupted.child.kill('SIGINT');
    const { status, stderr } = await interrupted.ended;
    expect([status, stderr]).toEqual([130, expect.stringContaining('run it again with the same file to go on')]);
    const afterInterrupt = journalLines(from).length;
    expect(afterInterrupt).toBeLessThan(USERS);

    const killed = start(from);
    await untilJournalHas(from, afterInterrupt + SOME, killed.ended);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const afterKill = journalLines(from).length;
    expect(afterKill).toBeLessThan(USERS);

    const last = await start(from, '--json').ended;
    expect(last.status).toBe(0);
    expect(JSON.parse(last.stdout)).toMatchObject({
      rows: USERS,
      earlier: afterKill,
      in: USERS - afterKill,
      equal: 0,
      failed: 0,
      invalid: 0,
    });

    const plans = planned(rows);
    const users = await everybody();
    expect(users.map(({ email, name, status: is, role, externalId }) => ({ email, name, status: is, role, externalId }))).toEqual(
      plans.map(({ becomes }) => becomes),
    );
    expect(users.map(({ version }) => version)).toEqual(plans.map(({ next }) => 1 + next.length));
    expect(journalLines(from).join('')).toMatch(/^[0-9a-f]+$/);
    expect(readFileSync(`${from}.errors.ndjson`, 'utf8')).toBe('');
  });

  it('says who is there as the row says, and which fields of others differ, and changes nobody', async () => {
    const before = await everybody();
    const from = join(dir, 'again.csv');
    const [, second, ...others] = rows.map((row) => ({ ...row, email: row.email.toUpperCase() }));
    if (second === undefined) throw new Error('no rows');
    const changed = { ...second, name: 'Someone Else', role: second.role === 'admin' ? 'guest' : 'admin' };
    writeFileSync(from, legacyCsv([...others, changed]));
    const { status, stdout } = await start(from, '--json').ended;
    expect(JSON.parse(stdout)).toMatchObject({ equal: USERS - 2, failed: 1, in: 0 });
    const { code, violations } = JSON.parse(readFileSync(`${from}.errors.ndjson`, 'utf8'));
    expect([code, violations.map(({ pointer }: { pointer: string }) => pointer)]).toEqual(['EXISTS', ['/name', '/role']]);
    expect(status).toBe(1);
    expect(await everybody()).toEqual(before);
  });

  it('takes a corrected row for a new request', async () => {
    const from = join(dir, 'corrected.ndjson');
    const row = { mail: 'corrected@example.com', displayName: 'root', state: 'LOCKED', userType: 'administrator' };
    writeFileSync(from, `${JSON.stringify(row)}\n`);
    expect((await start(from).ended).status).toBe(1);
    writeFileSync(from, `${JSON.stringify({ ...row, displayName: 'Root Beer' })}\n`);
    expect((await start(from).ended).status).toBe(0);
    const { data } = await directory.client.POST('/v1/users/lookup', { body: { email: row.mail } });
    const history = await directory.history(data?.id ?? '');
    expect(history.map(({ type }) => type)).toEqual(['UserRegistered', 'UserSuspended', 'RoleAssigned']);
    expect(data).toMatchObject({ status: 'suspended', role: 'admin', name: 'Root Beer' });
  });

  it('stops at a token that does not do, and tells wrong usage', async () => {
    const from = join(dir, 'users.csv');
    const other = join(dir, 'other.csv');
    writeFileSync(other, legacyCsv(legacyUsers(3, 1_000)));
    const refused = await start(other, '--token', await directory.token('users:read')).ended;
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('the service answered 403')]);
    expect((await start(from, '--concurrency', '0').ended).status).toBe(2);
    expect((await start(join(dir, 'nothing.csv')).ended).status).toBe(2);
    expect(existsSync(`${from}.journal`)).toBe(false);
  });
});
