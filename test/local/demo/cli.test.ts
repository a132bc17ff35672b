// `npm run demo` as a process: what it prints where, and its exit status.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeStack } from './fake-stack.ts';

const DEMO = join(import.meta.dirname, '../../../infra/local/demo/demo.ts');

let stack: FakeStack;
let dir: string;
let file: string;
beforeEach(async () => {
  stack = new FakeStack();
  await stack.listen();
  dir = mkdtempSync(join(tmpdir(), 'demo-'));
  file = join(dir, 'people.csv');
  writeFileSync(file, `email,name\n${Array.from({ length: 40 }, (_, index) => `p${index}@example.com,Person ${index}\n`).join('')}`);
});
afterEach(() => {
  stack.kill();
  rmSync(dir, { recursive: true });
});

const start = (...options: string[]) => {
  const child = spawn(process.execPath, [DEMO, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
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

it('prints one JSON document with --json, and progress elsewhere', async () => {
  const { status, stdout, stderr } = await start('--url', stack.url, '--file', file, '--json').ended;
  expect(JSON.parse(stdout)).toMatchObject({ rows: 40, accepted: { new: 40, alreadyThere: 0 }, verified: { users: 40, problems: {} } });
  expect(stderr).toMatch(/create .* 40\/40/);
  expect(status).toBe(0);
});

it('exits 1 when the verification fails', async () => {
  stack.reading = (user) => ({ ...user, status: 'pending' });
  const { status, stdout } = await start('--url', stack.url, '--file', file).ended;
  expect(stdout).toContain('VERIFICATION FAILED');
  expect(status).toBe(1);
});

it('exits 130 on Ctrl-C and says how to continue', async () => {
  const { child, ended } = start('--url', stack.url, '--file', file, '--concurrency', '1');
  stack.mischief = () => {
    if (stack.users.size === 20) child.kill('SIGINT');
    // Kept busy until the signal arrives.
    return stack.users.size === 20 ? 'busy' : undefined;
  };
  const { status, stderr } = await ended;
  expect(stderr).toContain('run it again to continue');
  expect(status).toBe(130);
  expect(stack.users.size).toBe(20);
});

it('exits 1 and names the command to start with when no stack listens', async () => {
  stack.kill();
  const { status, stderr } = await start('--url', stack.url, '--file', file).ended;
  expect(stderr).toContain('start it first: npm start');
  expect(status).toBe(1);
});

it.each([
  [['--concurrency', '0'], /whole number/],
  [['--url', 'ftp://example.com'], /http URL/],
  [['--nonsense'], /nonsense/],
  [['--file', 'nowhere.csv'], /ENOENT/],
])('exits 2 on %j', async (options, message) => {
  const { status, stderr } = await start(...options).ended;
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
});

it('explains itself with --help', async () => {
  const { status, stdout } = await start('--help').ended;
  expect(stdout).toContain('--concurrency');
  expect(status).toBe(0);
});
