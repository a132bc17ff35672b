// The demo against a fake stack: it loses nothing and doubles nothing when answers get lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printable } from '../../../infra/local/demo/print.ts';
import { SILENT } from '../../../infra/client/progress.ts';
import { passed } from '../../../infra/local/demo/report.ts';
import { NoStack } from '../../../infra/local/demo/run.ts';
import type { FakeStack, Seen } from './fake-stack.ts';
import { type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
let stack: FakeStack;
beforeEach(async () => {
  fixture = await startFixture();
  stack = fixture.stack;
});
afterEach(() => fixture.close());

const isCreate = ({ method, path }: Seen): boolean => method === 'POST' && path === '/v1/users';

describe('an undisturbed run', () => {
  it('creates, changes, verifies and reports', async () => {
    const report = await fixture.run();
    expect(passed(report)).toBe(true);
    expect(report).toMatchObject({
      rows: 62,
      accepted: { new: 60, alreadyThere: 0 },
      refused: [
        { operation: 'CreateUser', code: 'EMAIL_TAKEN', fields: [], rows: [62] },
        { operation: 'CreateUser', code: 'REQUIRED_FIELD', fields: ['/email'], rows: [63] },
      ],
      changes: { suspend: 2, reactivate: 1, rename: 3, role: 3 },
      units: {
        comparable: true,
        rows: [
          { operation: 'CreateUser', per: 62, requests: 1, readUnits: 0, writeUnits: 2 },
          { operation: 'DirectoryProjector', per: 60 + 2 + 1 + 3 + 3, requests: 0.87, readUnits: 0, writeUnits: 0 },
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
    expect([...stack.users.values()].filter(({ version }) => version > 1)).toHaveLength(2 + 3 + 3);
  });

  it('prints people as row numbers only', async () => {
    const report = await fixture.run();
    const output = `${printable(report).join('\n')}${JSON.stringify(report)}`;
    expect(output).toContain('CreateUser EMAIL_TAKEN: 1 in row 62');
    expect(output).not.toMatch(/@|Någon|Again|Nowhere|user_0/);
  });
});

describe('disturbances', () => {
  it.each(['busy', 'fail'] as const)('asks again with the same key when the answer is %s', async (mischief) => {
    const busy = new Set<string>();
    stack.mischief = (seen) => {
      if (!isCreate(seen) || busy.has(seen.key ?? '')) return undefined;
      busy.add(seen.key ?? '');
      return mischief;
    };
    const report = await fixture.run();
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
    const report = await fixture.run();
    expect(passed(report)).toBe(true);
    expect(report.accepted).toEqual({ new: 60, alreadyThere: 0 });
    expect(stack.users.size).toBe(60);
    expect(Math.max(...[...stack.users.values()].map(({ version }) => version))).toBe(3);
  });

  it('does not count lost connections as failures of the function', async () => {
    const script = ['lose', 'lose', 'lose', 'lose', 'fail', 'fail', 'fail'] as const;
    let attempt = 0;
    stack.mischief = ({ key = '' }) => (key.endsWith('-9-create') ? script[attempt++] : undefined);
    expect(passed(await fixture.run())).toBe(true);
    expect(attempt).toBe(script.length + 1);
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
    const report = await fixture.run({
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
      if (stack.users.size === 30) fixture.interrupt();
      return undefined;
    };
    await expect(fixture.run()).rejects.toThrow(/abort/i);
    stack.mischief = () => undefined;
    const report = await fixture.run();
    expect(passed(report)).toBe(true);
    expect(report.accepted.alreadyThere).toBeGreaterThanOrEqual(30);
    expect(report.accepted.new + report.accepted.alreadyThere).toBe(60);
    expect(stack.users.size).toBe(60);
    expect(report.units).toMatchObject({ comparable: false });

    const third = await fixture.run();
    expect(third.accepted).toEqual({ new: 0, alreadyThere: 60 });
    expect(passed(third)).toBe(true);
    expect(Math.max(...[...stack.users.values()].map(({ version }) => version))).toBe(3);
  });

  it('gets another token when the stack no longer takes the one it has', async () => {
    stack.mischief = () => {
      if (stack.users.size === 20) stack.validToken = 'token-2';
      return undefined;
    };
    expect(passed(await fixture.run())).toBe(true);
    expect(stack.tokensIssued).toBe(2);
  });

  it('says at once that no stack listens', async () => {
    stack.kill();
    await expect(fixture.run()).rejects.toThrow(NoStack);
  });
});
