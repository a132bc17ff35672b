// 30 % of the log's writes fail on the wire, before or after they took effect, under 20 concurrent callers on 10 users. No invariant of docs/event-log.md may break.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, persistently } from './client.ts';
import { byText, type Directory, startDirectory } from './directory.ts';

const USERS = 10;
const CALLERS = 20;
const COMMANDS_EACH = 15;
const SEED = 20_240;

interface Attempt {
  readonly key: string;
  readonly user: string;
  /** Unique, so that its effect can be counted in the history. */
  readonly name: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answer: Answer;
}

let directory: Directory;
let injected = 0;
const users: string[] = [];
const attempts: Attempt[] = [];

const rename = (user: string, name: string, key: string): Promise<Answer> =>
  directory.api('PATCH', `/v1/users/${user}`, { body: { name }, headers: { 'idempotency-key': key } });

beforeAll(async () => {
  directory = await startDirectory();
  const writes = ['PutItem', 'TransactWriteItems'].flatMap((operation, index) => [
    { service: 'dynamodb', operation, kind: 'drop-after', probability: 0.2, seed: SEED + index },
    { service: 'dynamodb', operation, kind: 'drop-before', probability: 0.1, seed: SEED + 10 + index },
  ]);
  await directory.faults(writes);
  for (let index = 0; index < USERS; index += 1) {
    const body = { email: `user${index}@example.com`, name: `Fault ${index}` };
    const created = await persistently(() =>
      directory.api('POST', '/v1/users', { body, headers: { 'idempotency-key': `create-${index}` } }),
    );
    expect(created.status).toBe(201);
    users.push(created.body.id);
  }
  await Promise.all(
    Array.from({ length: CALLERS }, async (_, callerIndex) => {
      for (let turn = 0; turn < COMMANDS_EACH; turn += 1) {
        const user = users[(callerIndex * 7 + turn * 3) % USERS] ?? '';
        const key = `rename-${callerIndex}-${turn}`;
        const name = `Renamed ${callerIndex} by ${turn}`;
        const startedAt = performance.now();
        const answer = await rename(user, name, key);
        attempts.push({ key, user, name, startedAt, endedAt: performance.now(), answer });
      }
    }),
  );
  injected = directory.stack.faults.list().reduce((sum, { hits }) => sum + hits, 0);
  directory.stack.faults.clear();
  await directory.quiet();
});
afterAll(() => directory.stop());

const effects = async (user: string): Promise<{ version: number; name: unknown }[]> =>
  (await directory.history(user)).map(({ version, changes }) => ({ version, name: changes.name?.to }));

describe('with 20 % drop-after and 10 % drop-before on the writes of DynamoDB', () => {
  it('faults did happen', () => {
    expect(injected).toBeGreaterThan(50);
  });

  it('a caller is answered 200, or 503 with Retry-After; never 409 for its own write', () => {
    for (const { answer } of attempts) {
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(attempts.filter(({ answer }) => answer.status === 200).length).toBeGreaterThan(attempts.length / 2);
  });

  it('invariants 1 and 2: versions have no gap, and each acknowledged rename stands at its version', async () => {
    for (const user of users) {
      const history = await effects(user);
      expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
      for (const { answer, name } of attempts.filter((attempt) => attempt.user === user && attempt.answer.status === 200)) {
        expect(history[answer.body.version - 1]).toEqual({ version: answer.body.version, name });
      }
    }
  });

  it('invariant 4: one key has at most one effect, and repeating it gives the same answer', async () => {
    for (const { key, user, name, answer } of attempts) {
      const again = await rename(user, name, key);
      expect(again.status).toBe(200);
      if (answer.status === 200) {
        expect(again.headers.get('idempotent-replayed')).toBe('true');
        expect(again.body).toEqual(answer.body);
      }
    }
    for (const user of users) {
      const names = (await effects(user)).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('invariant 5: what was acknowledged before another command began has the lower version', () => {
    const accepted = attempts.filter(({ answer }) => answer.status === 200);
    for (const earlier of accepted) {
      for (const later of accepted) {
        if (earlier.user === later.user && earlier.endedAt < later.startedAt) {
          expect(earlier.answer.body.version).toBeLessThan(later.answer.body.version);
        }
      }
    }
  });

  it('invariants 6, 7 and 9: one claim each, the read model equals the log, every event is on the bus', async () => {
    await directory.quiet();
    const claims = (await directory.log()).filter(({ streamId }) => streamId.startsWith('claim#email#'));
    expect(claims.map(({ owner }) => owner).sort(byText)).toEqual([...users].sort(byText));
    const published = new Set(directory.bus().map(({ detail }) => detail.eventId));
    for (const user of users) {
      const history = await effects(user);
      const last = history.at(-1);
      expect((await directory.api('GET', `/v1/users/${user}`)).body).toMatchObject({ version: last?.version, name: last?.name });
      for (const { version } of history) expect(published).toContain(`${user}@${version}.0`);
    }
  });
});
