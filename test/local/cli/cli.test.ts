// The parts of `npm start` that a person meets: arguments, lock, build, log lines, status line, greeting.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createActivity, statusText } from '../../../infra/local/cli/activity.ts';
import { parseArguments } from '../../../infra/local/cli/arguments.ts';
import { build } from '../../../infra/local/cli/build.ts';
import { lockDataDir } from '../../../infra/local/cli/data-lock.ts';
import { createUserCommand } from '../../../infra/local/cli/greeting.ts';
import { errorLine, openLogFiles } from '../../../infra/local/cli/log-files.ts';
import { createStatusLine } from '../../../infra/local/cli/status-line.ts';
import { createTeardown } from '../../../infra/local/cli/teardown.ts';

const newDir = (): string => mkdtempSync(join(tmpdir(), 'cli-'));

describe('arguments', () => {
  test.each([
    [[], {}, { port: 3000, fresh: false, help: false }],
    [[], { PORT: '4000' }, { port: 4000 }],
    [['--port', '5000', '--fresh'], { PORT: '4000' }, { port: 5000, fresh: true }],
    [['--help'], {}, { help: true }],
  ])('%j with %j', (argv, env, expected) => {
    expect(parseArguments(argv, env)).toMatchObject(expected);
  });

  test.each([[['--port', 'abc']], [['--port', '70000']], [['--port', '-1']], [['--what']], [['extra']]])(
    '%j is refused in words',
    (argv) => {
      expect(() => parseArguments(argv, {})).toThrow(expect.objectContaining({ name: 'UsageError' }));
    },
  );
});

describe('the lock of a data folder', () => {
  test('is held once, and free again afterwards', async () => {
    const dir = newDir();
    const release = await lockDataDir(dir);
    await expect(lockDataDir(dir)).rejects.toThrow(`process ${process.pid}`);
    release();
    (await lockDataDir(dir))();
  });

  test('of a process that is gone is taken over, even if a new process has its id', async () => {
    const dir = newDir();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(dir, 'lock'), `${gone} 1`);
    (await lockDataDir(dir))();
    writeFileSync(join(dir, 'lock'), `${process.ppid} 1`);
    await expect(lockDataDir(dir)).resolves.toBeTypeOf('function');
  });

  test('of a process that is being killed is taken over without a wait by the caller', async () => {
    const dir = newDir();
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(join(dir, 'lock'), String(holder.pid));
    holder.kill('SIGKILL');
    await expect(lockDataDir(dir)).resolves.toBeTypeOf('function');
    if (holder.signalCode === null) await once(holder, 'exit');
  });
});

const project = (): { root: string; outdir: string } => {
  const root = newDir();
  for (const folder of ['domain', 'infra/local']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'domain/a.ts'), '1');
  writeFileSync(join(root, 'infra/app.ts'), `import { mkdirSync } from 'node:fs'; mkdirSync(process.env.CDK_OUTDIR, { recursive: true });`);
  return { root, outdir: join(root, '.local/cdk.out') };
};

describe('the build', () => {
  test('runs again only when a source has changed', async () => {
    const { root, outdir } = project();
    expect(await build(root, outdir)).toBe(true);
    expect(await build(root, outdir)).toBe(false);
    writeFileSync(join(root, 'infra/local/stack.ts'), '1');
    expect(await build(root, outdir)).toBe(false);
    writeFileSync(join(root, 'domain/a.ts'), '2');
    expect(await build(root, outdir)).toBe(true);
  });

  test('that fails says why, and is not taken for done', async () => {
    const { root, outdir } = project();
    writeFileSync(join(root, 'infra/app.ts'), `throw new Error('no such construct');`);
    await expect(build(root, outdir)).rejects.toThrow('no such construct');
    await expect(build(root, outdir)).rejects.toThrow('no such construct');
  });
});

describe('logs', () => {
  test('go to one file per function, as JSON lines with time and request', () => {
    const dir = newDir();
    const files = openLogFiles(dir);
    files.sink({ function: 'Create', requestId: 'r1', line: '{"level":"INFO","message":"done"}' });
    files.sink({ function: 'Create', line: 'plain' });
    files.sink({ function: 'List', line: 'other' });
    files.close();
    const lines = readFileSync(join(dir, 'Create.ndjson'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { time: expect.any(String), requestId: 'r1', level: 'INFO', message: 'done' },
      { time: expect.any(String), message: 'plain' },
    ]);
  });

  test.each([
    ['{"level":"INFO","message":"fine"}', undefined],
    ['plain', undefined],
    ['{"level":"ERROR","message":"broken"}', 'Fn: broken'],
    ['{"level":"ERROR","errorType":"TypeError","errorMessage":"x is not\\na function"}', 'Fn: TypeError: x is not'],
    ['2026-01-01T00:00:00.000Z id Task timed out after 3.00 seconds', 'Fn: 2026-01-01T00:00:00.000Z id Task timed out after 3.00 seconds'],
  ])('%s shows at the terminal as %s', (line, shown) => {
    expect(errorLine({ function: 'Fn', line })).toBe(shown);
  });
});

const output = (isTTY: boolean) => {
  const written: string[] = [];
  return { written, isTTY, columns: 30, write: (text: string) => written.push(text) };
};

describe('the status line', () => {
  test('is printed only when it has changed where there is no terminal', () => {
    const out = output(false);
    const line = createStatusLine(out);
    for (const text of ['a', 'a', 'b']) line.update(text);
    line.print('error');
    line.end();
    expect(out.written).toEqual(['a\n', 'b\n', 'error\n']);
  });

  test('is redrawn in place on a terminal, below what is printed, within its width', () => {
    const out = output(true);
    const line = createStatusLine(out);
    line.update('x'.repeat(50));
    line.print('error');
    line.end();
    const drawn = `\r\u001B[K${'x'.repeat(29)}`;
    expect(out.written).toEqual([drawn, '\r\u001B[Kerror\n', drawn, '\n']);
  });

  test('counts what the access log says', () => {
    const activity = createActivity();
    for (const [routeKey, status] of [
      ['POST /v1/users', 201],
      ['POST /v1/users', 409],
      ['POST /v1/users/lookup', 200],
      ['PATCH /v1/users/{id}', 200],
      ['GET /v1/users', 200],
      ['GET /v1/users', 503],
    ]) {
      activity.take({ function: 'http-api', line: JSON.stringify({ routeKey, status }) });
    }
    const status = {
      ready: true,
      pending: { stream: 2, bus: 1 },
      requests: 6,
      waiting: { schedules: 0 },
      executions: { running: 0, waiting: 1 },
      activeFaults: 1,
    };
    expect(statusText(status, activity)).toBe('6 requests · 1 user created · 1 change · 3 pending · 1 answered 5xx · 1 fault rule on');
    expect(statusText({ ...status, pending: { stream: 0, bus: 0 }, activeFaults: 0 }, createActivity())).toContain('all processed');
  });
});

const bodyOf = (words: string[]) => JSON.parse(words.at(-1) ?? '') as { email: string };

test('the printed request is one shell line with a new address each time', () => {
  const command = createUserCommand('http://localhost:3000', 'TOKEN');
  const args = () =>
    spawnSync('sh', ['-c', command.replace(/^curl/, 'printf "%s\\n"')], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
  const [first, second] = [args(), args()];
  expect(first).toContain('Authorization: Bearer TOKEN');
  expect(bodyOf(first)).toEqual({ email: expect.stringMatching(/^ada-\d+@example\.com$/), name: 'Ada Lovelace' });
  expect(bodyOf(first).email).not.toBe(bodyOf(second).email);
});

test('a teardown runs every step, the latest first, and reports what failed', async () => {
  const order: number[] = [];
  const teardown = createTeardown();
  teardown.add(() => order.push(1));
  teardown.add(() => {
    throw new Error('stuck');
  });
  teardown.add(async () => order.push(3));
  await expect(teardown.run()).rejects.toThrow('did not stop cleanly');
  expect(order).toEqual([3, 1]);
});
