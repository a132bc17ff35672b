// The demo notices what is wrong: users lost or doubled, reads that are too old, failures.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { printable } from '../../../infra/local/demo/print.ts';
import { SILENT } from '../../../infra/client/progress.ts';
import { passed } from '../../../infra/local/demo/report.ts';
import type { FakeStack } from './fake-stack.ts';
import { type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
let stack: FakeStack;
beforeEach(async () => {
  fixture = await startFixture();
  stack = fixture.stack;
});
afterEach(() => fixture.close());

it.each([
  ['lost', (id: string) => (user: { id: string }) => (user.id === id ? undefined : user), ['NOT_LISTED', 'NOT_READABLE']],
  [
    'at another version',
    (id: string) => (user: { id: string; version: number }) => (user.id === id ? { ...user, version: user.version + 1 } : user),
    ['DIFFERS_FROM_ACKNOWLEDGED', 'LIST_DIFFERS'],
  ],
])('notices a user that is %s', async (_, spoil, codes) => {
  const report = await fixture.run({
    ...SILENT,
    start: (phase) => {
      // Row 3 is neither changed nor sampled, so only the verification can notice.
      if (phase === 'role')
        stack.reading = spoil([...stack.users.values()].find(({ email }) => email === 'p1@example.com')?.id ?? '') as typeof stack.reading;
    },
  });
  expect(passed(report)).toBe(false);
  expect(Object.keys(report.verified.problems).toSorted()).toEqual(codes);
  expect(Object.values(report.verified.problems).flat()).toEqual(codes.map(() => 3));
});

it('notices a read that is older than its token', async () => {
  stack.reading = (user) => (user.version === 3 ? { ...user, version: 1 } : user);
  const report = await fixture.run();
  expect(report.verified.problems.OLDER_THAN_TOKEN).toHaveLength(1);
});

it('counts an answer of 500 as a failure, and a second run makes good for it', async () => {
  stack.mischief = ({ key = '' }) => (key.endsWith('-9-create') ? 'fail' : undefined);
  const report = await fixture.run();
  expect(report.verified.problems).toEqual({ FAILED: [9] });
  expect(report.refused).toContainEqual({ operation: 'CreateUser', code: 'INTERNAL_ERROR', fields: [], rows: [9] });
  expect(printable(report).at(-1)).toMatch(/run it again/i);
  stack.mischief = () => undefined;
  const second = await fixture.run();
  expect(second.accepted).toEqual({ new: 1, alreadyThere: 59 });
  expect(passed(second)).toBe(true);
});
