// The demo against a fake stack: it loses nothing and doubles nothing when answers get lost, and it notices what is wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { People } from '../../../infra/local/demo/csv.ts';
import { printable } from '../../../infra/local/demo/print.ts';
import { SILENT, type Progress } from '../../../infra/local/demo/progress.ts';
import { passed, type Report } from '../../../infra/local/demo/report.ts';
import { NoStack, runDemo } from '../../../infra/local/demo/run.ts';
import { FakeStack, type Seen } from './fake-stack.ts';

const people: People = {
  fingerprint: 'f'.repeat(32),
  rows: [
    ...Array.from({ length: 60 }, (_, index) => ({ number: index + 2, body: { email: `p${index}@example.com`, name: `Någon ${index}` } })),
    { number: 62, body: { email: 'P3@EXAMPLE.com', name: 'Again' } },
    { number: 63, body: { name: 'Nowhere' } },
  ],
};

let stack: FakeStack;
let stop: AbortController;
beforeEach(async () => {
  stack = new FakeStack();
  stop = new AbortController();
  await stack.listen();
});
afterEach(() => {
  stop.abort();
  stack.kill();
});

const run = (progress: Progress = SILENT): Promise<Report> =>
  runDemo(people, { url: stack.url, concurrency: 8, patienceMs: 20_000, signal: stop.signal, progress });

const isCreate = ({ method, path }: Seen): boolean => method === 'POST' && path === '/v1/users';

describe('an undisturbed run', () => {
  it('creates, changes, verifies and reports', async () => {
    const report = await run();
    expect(passed(report)).toBe(true);
    expect(report).toMatchObject({
      rows: 62,
      accepted: { new: 60, alreadyThere: 0 },
      refused: [
        { operation: 'CreateUser', code: 'EMAIL_TAKEN', fields: [], rows: [62] },
        { operation: 'CreateUser', code: 'REQUIRED_FIELD', fields: ['/email'], rows: [63] },
      ],
      changes: { suspend: 2, reactivate: 1, rename: 3, role: 2 },
      units: {
        comparable: true,
        rows: [
          { operation: 'CreateUser', per: 62, requests: 1, readUnits: 0, writeUnits: 2 },
          { operation: 'DirectoryProjector', per: 60 + 2 + 1 + 3 + 2, requests: 0.88, readUnits: 0, writeUnits: 0 },
        ],
      },
      verified: { users: 60, problems: {} },
    });
    expect(report.lag.samples).toBe(3 + 3);
    expect(report.timings.map(({ operation }) => operation).toSorted()).toEqual([
      'AssignRole',
      'CreateUser',
      'GetUser',
      'ListUsers',
      'ReactivateUser',
      'SuspendUser',
      'UpdateUser',
    ]);
    expect([...stack.users.values()].filter(({ version }) => version > 1)).toHaveLength(2 + 3 + 2);
  });

  it('prints people as row numbers only', async () => {
    const report = await run();
    const output = `${printable(report).join('\n')}${JSON.stringify(report)}`;
    expect(output).toContain('CreateUser EMAIL_TAKEN: 1 in row 62');
    expect(output).not.toMatch(/@|Någon|Again|Nowhere|user_0/);
  });
});

describe('disturbances', () => {
  it('asks again with the same key when told to come back later', async () => {
    const busy = new Set<string>();
    stack.mischief = (seen) => {
      if (!isCreate(seen) || busy.has(seen.key ?? '')) return undefined;
      busy.add(seen.key ?? '');
      return 'busy';
    };
    const report = await run();
    expect(passed(report)).toBe(true);
    expect(report.accepted).toEqual({ new: 60, alreadyThere: 0 });
    const keys = stack.seen.filter(isCreate).map(({ key }) => key);
    expect(keys).toHaveLength(2 * 62);
    expect(new Set(keys).size).toBe(62);
  });

  it('gets the answer it lost, without a second effect', async () => {
    const lost = new Set<string>();
    stack.mischief = ({ key = '' }) => {
      if (key === '' || lost.has(key)) return undefined;
      lost.add(key);
      return 'lose';
    };
    const report = await run();
    expect(passed(report)).toBe(true);
    expect(report.accepted).toEqual({ new: 60, alreadyThere: 0 });
    expect(stack.users.size).toBe(60);
    expect(Math.max(...[...stack.users.values()].map(({ version }) => version))).toBe(3);
  });

  it('waits for a killed stack, says so, and continues when it is back', async () => {
    let notes = 0;
    let killed = false;
    stack.mischief = () => {
      if (stack.users.size === 30 && !killed) {
        killed = true;
        stack.kill();
      }
      return undefined;
    };
    const report = await run({
      ...SILENT,
      trouble: () => {
        notes += 1;
        if (notes === 8) void stack.listen();
      },
    });
    expect(passed(report)).toBe(true);
    expect(stack.users.size).toBe(60);
    expect(report.units).toMatchObject({ comparable: false });
  });

  it('continues an interrupted run, without duplicates', async () => {
    stack.mischief = () => {
      if (stack.users.size === 30) stop.abort();
      return undefined;
    };
    await expect(run()).rejects.toThrow(/abort/i);
    stop = new AbortController();
    stack.mischief = () => undefined;
    const report = await run();
    expect(passed(report)).toBe(true);
    expect(report.accepted.alreadyThere).toBeGreaterThanOrEqual(30);
    expect(report.accepted.new + report.accepted.alreadyThere).toBe(60);
    expect(stack.users.size).toBe(60);
    expect(report.units).toMatchObject({ comparable: false });

    const third = await run();
    expect(third.accepted).toEqual({ new: 0, alreadyThere: 60 });
    expect(passed(third)).toBe(true);
    expect(Math.max(...[...stack.users.values()].map(({ version }) => version))).toBe(3);
  });

  it('gets another token when the stack no longer takes the one it has', async () => {
    stack.mischief = () => {
      if (stack.users.size === 20) stack.validToken = 'token-2';
      return undefined;
    };
    expect(passed(await run())).toBe(true);
    expect(stack.tokensIssued).toBe(2);
  });

  it('says at once that no stack listens', async () => {
    stack.kill();
    await expect(run()).rejects.toThrow(NoStack);
  });
});

describe('verification', () => {
  it.each([
    ['lost', (id: string) => (user: { id: string }) => (user.id === id ? undefined : user), ['NOT_LISTED', 'NOT_READABLE']],
    [
      'at another version',
      (id: string) => (user: { id: string; version: number }) => (user.id === id ? { ...user, version: user.version + 1 } : user),
      ['DIFFERS_FROM_ACKNOWLEDGED', 'LIST_DIFFERS'],
    ],
  ])('notices a user that is %s', async (_, spoil, codes) => {
    const report = await run({
      ...SILENT,
      start: (phase) => {
        // Place 1 is neither changed nor sampled, so only the verification can notice.
        if (phase === 'role')
          stack.reading = spoil(
            [...stack.users.values()].find(({ email }) => email === 'p1@example.com')?.id ?? '',
          ) as typeof stack.reading;
      },
    });
    expect(passed(report)).toBe(false);
    expect(Object.keys(report.verified.problems).toSorted()).toEqual(codes);
    expect(Object.values(report.verified.problems).flat()).toEqual(codes.map(() => 3));
  });

  it('notices a read that is older than its token', async () => {
    stack.reading = (user) => (user.version === 3 ? { ...user, version: 1 } : user);
    const report = await run();
    expect(report.verified.problems.OLDER_THAN_TOKEN).toHaveLength(1);
  });

  it('counts an answer of 500 as a failure, and a second run makes good for it', async () => {
    stack.mischief = ({ key = '' }) => (key.endsWith('-9-create') ? 'fail' : undefined);
    const report = await run();
    expect(report.verified.problems).toEqual({ FAILED: [9] });
    expect(report.refused).toContainEqual({ operation: 'CreateUser', code: 'INTERNAL_ERROR', fields: [], rows: [9] });
    stack.mischief = () => undefined;
    expect((await run()).accepted).toEqual({ new: 1, alreadyThere: 59 });
  });
});
