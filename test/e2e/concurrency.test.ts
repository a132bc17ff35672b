// Many callers at once on the whole stack: one owner per email address, no lost rename, no gap.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const times = <T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));

describe('20 callers at once', () => {
  it('creating one email address: one 201, nineteen 409 EMAIL_TAKEN, one claim', async () => {
    const answers = await times(20, (index) =>
      directory.api('POST', '/v1/users', { body: { email: index % 2 ? 'grace@example.com' : 'GRACE@example.com', name: 'Grace Hopper' } }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'EMAIL_TAKEN')).toHaveLength(19);
    const items = await directory.log();
    expect(items.filter(({ streamId }) => streamId.startsWith('claim#email#'))).toHaveLength(1);
    expect(items.filter(({ streamId }) => streamId.startsWith('user_'))).toHaveLength(1);
  });

  it('renaming one user without If-Match: each 200, or 503 with Retry-After; never 409; no version missing, none lost', async () => {
    const created = await directory.api('POST', '/v1/users', { body: { email: 'alan@example.com', name: 'Alan Turing' } });
    const { id } = created.body;
    const answers = await times(20, (index) => directory.api('PATCH', `/v1/users/${id}`, { body: { name: `Alan Turing ${index}` } }));
    for (const { status, headers } of answers) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const accepted = answers.filter(({ status }) => status === 200);
    expect(accepted.length).toBeGreaterThan(0);
    const history = await directory.history(id);
    expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
    const names = new Map(history.map(({ version, changes }) => [version, changes.name?.to]));
    for (const { body } of accepted) expect(names.get(body.version)).toBe(body.name);
    expect(new Set(accepted.map(({ body }) => body.version)).size).toBe(accepted.length);
  });

  it('sending one command twenty times with one key: one effect, twenty equal answers', async () => {
    const answers = await times(20, () =>
      directory.api('POST', '/v1/users', {
        body: { email: 'edsger@example.com', name: 'Edsger Dijkstra' },
        headers: { 'idempotency-key': 'one-creation' },
      }),
    );
    const settled = answers.filter(({ status }) => status !== 503);
    expect(new Set(settled.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(settled[0]?.status).toBe(201);
    expect(await directory.history(settled[0]?.body.id)).toHaveLength(1);
  });
});
