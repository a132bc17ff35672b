// Invitations on the whole stack: accepted, revoked while the machine waits, expired by a moved clock.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

const DAY_MS = 86_400_000;

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const invite = async (email: string) => {
  const { status, body } = await directory.api('POST', '/v1/invitations', { body: { email, name: 'Ada Lovelace', expiresInDays: 1 } });
  expect(status).toBe(201);
  await directory.quiet();
  return body;
};
const tokenOf = (email: string): string => /#([\w-]+)/u.exec(directory.stack.mailbox.list(email).at(-1)?.text ?? '')?.[1] ?? '';
const accept = (token: string) => directory.anonymous('POST', '/v1/invitations/accept', { body: { token, name: 'Ada King' } });
const processOf = async ({ processId }: { processId: string }) => (await directory.api('GET', `/v1/processes/${processId}`)).body;
const advance = async (milliseconds: number): Promise<void> => {
  directory.stack.clock.advance(milliseconds);
  await directory.quiet();
};
const find = (email: string) => directory.api('POST', '/v1/users/lookup', { body: { email } });

it('makes somebody active who accepts', async () => {
  const invited = await invite('ada@example.com');
  expect(await processOf(invited)).toMatchObject({ kind: 'onboarding', status: 'WAITING' });
  expect(await accept(tokenOf('ada@example.com'))).toMatchObject({ status: 200, body: { status: 'active', name: 'Ada King' } });
  await directory.quiet();
  expect(await processOf(invited)).toMatchObject({ status: 'COMPLETED' });
});

it('leaves nothing behind of an invitation that was revoked', async () => {
  const invited = await invite('eve@example.com');
  expect((await directory.api('DELETE', `/v1/invitations/${invited.invitationId}`)).status).toBe(204);
  await directory.quiet();
  expect(await processOf(invited)).toMatchObject({ status: 'COMPENSATED' });
  expect((await find('eve@example.com')).status).toBe(404);
});

it('reminds once, and leaves nothing behind of one that expired', async () => {
  const invited = await invite('joan@example.com');
  await advance(DAY_MS / 2);
  expect(directory.stack.mailbox.list('joan@example.com')).toHaveLength(2);
  await advance(DAY_MS / 2);
  expect(await processOf(invited)).toMatchObject({ status: 'COMPENSATED' });
  expect((await find('joan@example.com')).status).toBe(404);
});
