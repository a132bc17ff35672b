// A whole life on the whole stack: every transition there is, every one there is not, and the last admin, who stays.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, caller } from './client.ts';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const REASON = 'planted reason of a life';

const TRANSITIONS = {
  activate: ['POST', '/activate'],
  suspend: ['POST', '/suspend', { reason: REASON }],
  reactivate: ['POST', '/reactivate'],
  deactivate: ['POST', '/deactivate', { reason: REASON }],
  delete: ['DELETE', ''],
  restore: ['POST', '/restore'],
  rename: ['PATCH', '', { name: 'Ada King' }],
  demote: ['PUT', '/role', { role: 'guest' }],
} as const satisfies Record<string, readonly [string, string, unknown?]>;
type Transition = keyof typeof TRANSITIONS;

const attempt = (id: string, transition: Transition, query = ''): Promise<Answer> => {
  const [method, path, body] = TRANSITIONS[transition] as readonly [string, string, unknown?];
  return directory.api(method, `/v1/users/${id}${path}${query}`, body === undefined ? {} : { body });
};

const create = async (body: object): Promise<string> => (await directory.api('POST', '/v1/users', { body })).body.id;
const createAdmin = (email: string): Promise<string> => create({ email, name: 'Some Admin', role: 'admin' });

describe('a life', () => {
  let id: string;
  const impossible = async (from: string, allowed: readonly string[], ...transitions: readonly Transition[]): Promise<void> => {
    for (const transition of transitions) {
      const { status, body } = await attempt(id, transition);
      expect({ transition, status, body }).toMatchObject({
        transition,
        status: 409,
        body: { code: 'INVALID_TRANSITION', from, allowed },
      });
    }
  };
  /** Succeeds, and a second time changes nothing. */
  const reach = async (transition: Transition, status: string, version: number, query?: string): Promise<Answer> => {
    const first = await attempt(id, transition, query);
    expect(first).toMatchObject({ status: 200, body: { status, version } });
    const again = await attempt(id, transition, query);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get('etag')).toBe(`"${version}"`);
    return first;
  };

  it('goes only where the lifecycle says', async () => {
    id = await create({ email: 'ada@example.com', name: 'Ada Lovelace', status: 'pending' });
    await impossible('pending', ['active', 'deleted', 'inactive'], 'suspend', 'reactivate', 'restore');
    await reach('activate', 'active', 2);
    await impossible('active', ['deleted', 'inactive', 'suspended'], 'restore');
    await reach('suspend', 'suspended', 3);
    await impossible('suspended', ['active', 'deleted', 'inactive'], 'activate', 'restore');
    await reach('reactivate', 'active', 4);
    await reach('deactivate', 'inactive', 5);
    await impossible('inactive', ['active', 'deleted'], 'activate', 'suspend');
    const deleted = await reach('delete', 'deleted', 6, '?graceDays=7');
    expect(Date.parse(deleted.body.deletion.purgeAfter) - Date.parse(deleted.body.updatedAt)).toBe(7 * 86_400_000);
    await impossible('deleted', ['erased', 'inactive'], 'activate', 'suspend', 'reactivate', 'deactivate', 'rename', 'demote');
    await reach('restore', 'inactive', 7);
    await reach('reactivate', 'active', 8);
    await reach('delete', 'deleted', 9, '?graceDays=0');
    await impossible('deleted', ['erased'], 'restore');
  });

  it('is told in the history, and without personal data on the bus', async () => {
    await directory.quiet();
    const types = ['UserRegistered', 'UserActivated', 'UserSuspended', 'UserReactivated', 'UserDeactivated'];
    const rest = ['UserDeleted', 'UserRestored', 'UserReactivated', 'UserDeleted'];
    const history = await directory.history(id);
    expect(history.map(({ type }) => type)).toEqual([...types, ...rest]);
    expect(history[4]).toMatchObject({ reason: REASON, changes: { status: { from: 'active', to: 'inactive' } } });
    const heard = directory.bus().filter(({ detail }) => detail.userId === id);
    expect(heard.map((event) => event['detail-type'])).toEqual([...types, ...rest]);
    expect(heard[5]?.detail.data).toEqual({ purgeAfter: history[5]?.changes.deletion.to.purgeAfter });
    expect(JSON.stringify(heard)).not.toMatch(/\bada\b|lovelace|planted/i);
    expect(directory.printed.join('\n')).not.toContain(REASON);
  });

  it('that is deleted is in no list but the one of the deleted, and keeps its address', async () => {
    expect((await directory.api('GET', '/v1/users')).body.items).toEqual([]);
    expect((await directory.api('GET', '/v1/users?status=deleted')).body.items).toMatchObject([{ id }]);
    expect(await directory.api('GET', `/v1/users/${id}`)).toMatchObject({ status: 200, body: { status: 'deleted', version: 9 } });
    const second = await directory.api('POST', '/v1/users', { body: { email: 'Ada@example.com', name: 'Ada Again' } });
    expect(second).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
  });
});

describe('a transition', () => {
  it('takes no body where none belongs, and names a grace that is none', async () => {
    const id = await create({ email: 'grace@example.com', name: 'Grace Hopper', status: 'pending' });
    const path = `/v1/users/${id}`;
    const bodily = await directory.api('POST', `${path}/activate`, { raw: 'now', headers: { 'content-type': 'text/plain' } });
    expect(bodily).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR', errors: [{ pointer: '' }] } });
    const graceless = await directory.api('DELETE', `${path}?graceDays=91`);
    expect(graceless).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR', errors: [{ pointer: 'graceDays' }] } });
    const stale = await directory.api('DELETE', path, { headers: { 'if-match': '"7"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'VERSION_MISMATCH' } });
    expect((await directory.history(id)).map(({ type }) => type)).toEqual(['UserRegistered']);
  });

  it('needs a user, and the scope of its kind', async () => {
    const nobody = `user_${'0'.repeat(32)}`;
    const scopes = [
      ['activate', 'users:delete'],
      ['deactivate', 'users:delete'],
      ['delete', 'users:write'],
      ['restore', 'users:write'],
    ] as const;
    for (const [transition, scope] of scopes) {
      expect(await attempt(nobody, transition)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
      const other = caller(directory.url, await directory.token(scope));
      const [method, path] = TRANSITIONS[transition];
      expect(await other(method, `/v1/users/${nobody}${path}`)).toMatchObject({ status: 403 });
    }
  });
});

describe('the last active admin', () => {
  it('is neither suspended, deactivated, deleted nor demoted, and of two that go at once one stays', async () => {
    const first = await createAdmin('first@example.com');
    for (const transition of ['suspend', 'deactivate', 'delete', 'demote'] as const) {
      expect(await attempt(first, transition)).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
    }
    const second = await createAdmin('second@example.com');
    const answers = await Promise.all([attempt(first, 'deactivate'), attempt(second, 'delete')]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('LAST_ADMIN');
    await directory.quiet();
    const left = await directory.api('GET', '/v1/users?status=active');
    expect(left.body.items).toMatchObject([{ role: 'admin', status: 'active' }]);
  });
});
