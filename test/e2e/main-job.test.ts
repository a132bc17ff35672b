// The main job: create a user over HTTP, find it in the read model, in its history and on the bus.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

describe('the main job', () => {
  it('creates, lists, looks up, changes and explains a user, and tells the bus', async () => {
    const { client } = directory;
    const created = await client.POST('/v1/users', {
      params: { header: { 'X-Correlation-Id': 'tour-of-the-day' } },
      body: { email: 'Ada@Example.com', name: 'Ada Lovelace', externalId: 'hr-1815' },
    });
    expect(created.response.status).toBe(201);
    const { id = '', createdAt = '' } = created.data ?? {};
    expect(id).toMatch(/^user_[0-9a-f]{32}$/);
    const headers = ['location', 'etag', 'x-correlation-id'].map((name) => created.response.headers.get(name));
    expect(headers).toEqual([`/v1/users/${id}`, '"1"', 'tour-of-the-day']);
    expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(created.data).toEqual({
      id,
      email: 'Ada@Example.com',
      name: 'Ada Lovelace',
      status: 'active',
      role: 'user',
      externalId: 'hr-1815',
      createdAt,
      updatedAt: createdAt,
      version: 1,
      pendingReason: null,
      suspension: null,
      deletion: null,
    });

    await directory.quiet();
    const listed = await client.GET('/v1/users', { params: { query: { status: 'active', limit: 10 } } });
    expect(listed.data).toEqual({ items: [created.data], nextCursor: null });
    for (const body of [{ email: 'ADA@example.com' }, { externalId: 'hr-1815' }]) {
      expect((await client.POST('/v1/users/lookup', { body })).data).toEqual(created.data);
    }

    const path = { id };
    const reason = 'left the building';
    const suspended = await client.POST('/v1/users/{id}/suspend', { params: { path }, body: { reason } });
    expect(suspended.data).toMatchObject({ status: 'suspended', version: 2, suspension: { reason, until: null } });
    const token = suspended.response.headers.get('consistency-token') ?? '';
    const fresh = await client.GET('/v1/users/{id}', { params: { path, header: { 'Consistency-Token': token } } });
    expect(fresh.data).toEqual(suspended.data);

    const reactivated = await client.POST('/v1/users/{id}/reactivate', { params: { path }, body: {} });
    expect(reactivated.data).toMatchObject({ status: 'active', version: 3 });
    const renamed = await client.PATCH('/v1/users/{id}', { params: { path }, body: { name: 'Ada King' } });
    expect(renamed.data).toMatchObject({ name: 'Ada King', version: 4 });
    const promoted = await client.PUT('/v1/users/{id}/role', { params: { path }, body: { role: 'admin' } });
    expect(promoted.data).toMatchObject({ role: 'admin', version: 5 });

    const history = await directory.history(id);
    expect(history.map(({ type }) => type)).toEqual(['UserRegistered', 'UserSuspended', 'UserReactivated', 'UserRenamed', 'RoleAssigned']);
    expect(history[3]?.changes).toEqual({ name: { from: 'Ada Lovelace', to: 'Ada King' } });
    expect(history[1]?.reason).toBe('left the building');

    await directory.quiet();
    const settled = await client.GET('/v1/users/{id}', { params: { path } });
    expect(settled.data).toMatchObject({ name: 'Ada King', role: 'admin', status: 'active', version: 5 });
    const events = directory.bus().filter(({ detail }) => detail.userId === id);
    expect(events.map((event) => event['detail-type'])).toEqual(history.map(({ type }) => type));
    expect(events[0]).toMatchObject({
      source: 'rollcall.users',
      detail: { eventId: `${id}@1.0`, version: 1, correlationId: 'tour-of-the-day', changed: expect.arrayContaining(['email', 'name']) },
    });
    expect(JSON.stringify(events)).not.toMatch(/\bada\b|lovelace|king|hr-1815|building/i);
  });

  it('answers health and its own contract to anybody', async () => {
    const health = await directory.anonymous('GET', '/v1/health');
    expect(health).toMatchObject({ status: 200, body: { status: 'ok' } });
    const contract = await directory.anonymous('GET', '/v1/openapi.json');
    expect(contract.status).toBe(200);
    expect(contract.body.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(contract.body.paths)).toContain('/v1/users/{id}/suspend');
    const page = await directory.anonymous('GET', '/v1/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toContain('/v1/users/{id}/suspend');
  });

  it('says of many people who could be created, and why not', async () => {
    const items = [{ email: 'ada@example.com', name: 'Ada Lovelace' }, { email: 'nobody', name: 'root' }, { name: 'Grace Hopper' }];
    const { status, body } = await directory.api('POST', '/v1/users/validate', { body: { items } });
    expect(status).toBe(200);
    expect(body.valid).toEqual([0]);
    expect(body.invalid.map(({ index }: { index: number }) => index)).toEqual([1, 2]);
    expect(body.invalid[1].errors).toEqual([{ pointer: '/email', code: 'REQUIRED_FIELD', message: 'email is required' }]);
  });

  it('keeps personal data out of everything the functions print', async () => {
    const marks = ['planted-mailbox', 'Plantedname', 'planted-external', 'planted reason'];
    const created = await directory.api('POST', '/v1/users', {
      body: { email: `${marks[0]}@example.com`, name: `${marks[1]} Person`, externalId: marks[2] },
    });
    await directory.api('POST', `/v1/users/${created.body.id}/suspend`, { body: { reason: marks[3] } });
    await directory.api('POST', '/v1/users/lookup', { body: { email: `${marks[0]}@example.com` } });
    await directory.api('POST', '/v1/users', { body: { email: `${marks[0]}@example.com`, name: `${marks[1]} *` } });
    await directory.quiet();
    expect(directory.printed.length).toBeGreaterThan(4);
    const everything = directory.printed.join('\n');
    for (const mark of marks) expect(everything).not.toContain(mark);
  });
});
