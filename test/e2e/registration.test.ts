// Onboarding on the whole stack: the synthesized state machine with its own functions, mail that arrives, and time that is moved.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

const DAY_MS = 86_400_000;

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

/** @returns the process and where to look at it */
const register = async (email: string): Promise<string> => {
  const { status, headers } = await directory.anonymous('POST', '/v1/registrations', { body: { email, name: 'Ada Lovelace' } });
  expect(status).toBe(202);
  await directory.quiet();
  return headers.get('location') ?? '';
};
const mails = (email: string) => directory.stack.mailbox.list(email);
const tokenOf = (email: string): string => /#([\w-]+)/u.exec(mails(email).at(-1)?.text ?? '')?.[1] ?? '';
const verify = (token: string) => directory.anonymous('POST', '/v1/registrations/verify', { body: { token } });
const processAt = async (path: string) => (await directory.api('GET', path)).body;
const lookUp = (email: string) => directory.api('POST', '/v1/users/lookup', { body: { email } });
/** What `RegisterUser` asks of DynamoDB, by name. */
const workOfRegistering = async (email: string): Promise<unknown> => {
  await directory.quiet();
  directory.stack.units({ reset: true });
  await register(email);
  const rows = directory.stack.units().filter(({ function: name }) => name.includes('RegisterUser'));
  expect(rows).not.toEqual([]);
  return rows.map(({ operation }) => operation).toSorted();
};
const advance = async (milliseconds: number): Promise<void> => {
  directory.stack.clock.advance(milliseconds);
  await directory.quiet();
};

describe('a registration', () => {
  it('makes somebody active who answers the mail, once', async () => {
    const location = await register('ada@example.com');
    expect(await processAt(location)).toMatchObject({ kind: 'onboarding', status: 'WAITING' });
    expect((await lookUp('ada@example.com')).body).toMatchObject({ status: 'pending', pendingReason: 'registered' });
    const token = tokenOf('ada@example.com');
    expect(await verify(token)).toMatchObject({ status: 200, body: { status: 'active', email: 'ada@example.com' } });
    await directory.quiet();
    expect(await processAt(location)).toMatchObject({ status: 'COMPLETED' });
    expect(await verify(token)).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } });
    const [execution] = directory.stack.executions.list();
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    expect(execution?.transitions).toBeLessThanOrEqual(8);
  });

  it('hears of its answer also where Step Functions cannot be reached at first', async () => {
    const location = await register('hedy@example.com');
    const teller = directory.stack.model.functions.find(({ logicalId }) => logicalId.startsWith('TellProcessFunction'))?.logicalId;
    // As often as the function tries in one invocation.
    await directory.faults([{ service: 'states', function: teller, kind: 'drop-before', count: 3 }]);
    expect(await verify(tokenOf('hedy@example.com'))).toMatchObject({ status: 200 });
    await directory.quiet();
    expect(directory.stack.faults.list()).toMatchObject([{ hits: 3 }]);
    directory.stack.faults.clear();
    expect(await processAt(location)).toMatchObject({ status: 'COMPLETED' });
  });

  it('reminds once, and leaves nothing behind when nobody answers', async () => {
    const location = await register('eve@example.com');
    const token = tokenOf('eve@example.com');
    await advance(DAY_MS / 2);
    expect(mails('eve@example.com')).toHaveLength(2);
    await advance(DAY_MS / 2);
    expect(await processAt(location)).toMatchObject({ status: 'COMPENSATED' });
    expect((await lookUp('eve@example.com')).status).toBe(404);
    expect((await verify(token)).body).toMatchObject({ code: 'TOKEN_INVALID' });
    const again = await directory.api('POST', '/v1/users', { body: { email: 'eve@example.com', name: 'Eve Holt' } });
    expect(again.status).toBe(201);
  });

  it('answers the same for an address that is taken, and tells its owner', async () => {
    await directory.api('POST', '/v1/users', { body: { email: 'bob@example.com', name: 'Bob Tables' } });
    const free = await directory.anonymous('POST', '/v1/registrations', { body: { email: 'free@example.com', name: 'Bob Tables' } });
    const taken = await directory.anonymous('POST', '/v1/registrations', { body: { email: 'bob@example.com', name: 'Bob Tables' } });
    const shape = ({ status, headers, body }: typeof free) => ({ status, body, headers: [...headers.keys()].sort() });
    expect(shape(taken)).toEqual(shape(free));
    await directory.quiet();
    expect(mails('bob@example.com')).toMatchObject([{ subject: 'You have an account already' }]);
    expect(tokenOf('bob@example.com')).toBe('');
  });

  it('does the same work before it answers, so that its time does not tell', async () => {
    expect(await workOfRegistering('bob@example.com')).toEqual(await workOfRegistering('nobody@example.com'));
  });

  it('puts nothing personal into executions, logs, bus entries or schedules', () => {
    const seen = JSON.stringify([
      directory.bus(),
      directory.stack.executions.list().map(({ name }) => directory.stack.executions.find(name)),
      directory.printed,
    ]);
    expect(seen).not.toMatch(/ada@|eve@|bob@|Lovelace|Tables/iu);
  });
});
