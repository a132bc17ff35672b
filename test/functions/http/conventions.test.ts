// The conventions of the HTTP API, one by one: what every command and query promises whatever it does.
import { describe, expect, it } from 'vitest';
import { answer } from '../../../functions/runtime/http/endpoint.ts';
import { endpoint as createUser } from '../../../functions/commands/create-user.ts';
import { ConfigurationError } from '../../../functions/runtime/config/environment.ts';
import { consistencyToken } from '../../../functions/runtime/http/consistency-token.ts';
import { given, request, send, toEvent } from '../../kit/http.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { ada, aUserRegistered, aUserRenamed, aUserSuspended, bob } from '../../kit/users.ts';

const person = { email: 'grace@example.com', name: 'Grace Hopper' };
const create = (asking: object) => request('POST', '/v1/users', { body: person, ...asking });
const registered = { [ada]: [aUserRegistered()] };
const rename = (name: string, headers: Record<string, string> = {}) => request('PATCH', `/v1/users/${ada}`, { body: { name }, headers });
const read = (headers: Record<string, string> = {}, asking: object = {}) => request('GET', `/v1/users/${ada}`, { headers, ...asking });

describe('problem documents', () => {
  it('have the members of RFC 9457, a code and the correlation id', async () => {
    const got = await given().when(read()).thenProblem('NOT_FOUND');
    expect(Object.keys(got.body).sort()).toEqual(['code', 'correlationId', 'detail', 'status', 'title', 'type']);
    expect(got.body).toMatchObject({ type: 'urn:rollcall:error:NOT_FOUND', status: 404 });
  });

  it('report all violations at once, where they are and never with what', async () => {
    const got = await given()
      .when(create({ body: { email: 'no spaces@x', name: '', 'a/b~c': 1 } }))
      .thenProblem('VALIDATION_ERROR', { status: 400 });
    const pointers = new Set(got.body.errors.map(({ pointer }: { pointer: string }) => pointer));
    expect(pointers).toEqual(new Set(['/email', '/name', '/a~1b~0c']));
    expect(JSON.stringify(got.body)).not.toContain('no spaces');
  });

  it('say REQUIRED_FIELD when nothing is wrong but missing fields', async () => {
    const got = await given()
      .when(create({ body: {} }))
      .thenProblem('REQUIRED_FIELD');
    expect(got.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/email', 'REQUIRED_FIELD'],
      ['/name', 'REQUIRED_FIELD'],
    ]);
  });

  it('cover body, parameters and headers together', async () => {
    const bad = request('PATCH', '/v1/users/nobody?dryRun=1', {
      body: { name: '' },
      headers: { 'if-match': '3', 'idempotency-key': 'ünicode' },
    });
    const got = await given().when(bad).thenProblem('VALIDATION_ERROR');
    expect(new Set(got.body.errors.map(({ pointer }: { pointer: string }) => pointer))).toEqual(
      new Set(['Idempotency-Key', 'If-Match', 'id', 'dryRun', '/name']),
    );
  });
});

describe('correlation', () => {
  it('takes a well-formed id and answers it', async () => {
    await given(registered)
      .when(read({ 'x-correlation-id': 'tour_of-the-day' }))
      .then({ status: 200, headers: { 'x-correlation-id': 'tour_of-the-day' } });
  });

  it.each(['short', 'with space in it', 'a'.repeat(129), '{"log":"forged"}'])('makes one instead of %s', async (given_) => {
    const got = await given(registered)
      .when(read({ 'x-correlation-id': given_ }))
      .then({ status: 200 });
    expect(got.headers['x-correlation-id']).toMatch(/^[A-Za-z0-9_-]{8,128}$/);
    expect(got.headers['x-correlation-id']).not.toBe(given_);
  });
});

const keyed = (asking: object = {}) => create({ headers: { 'idempotency-key': 'key-1' }, ...asking });

describe('Idempotency-Key', () => {
  it('answers the same again, with one effect', async () => {
    const world = createWorld();
    const first = await send(world, keyed());
    const again = await send(world, keyed());
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { 'idempotent-replayed': 'true', etag: first.headers.etag } });
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(world.log.streamIds()).toHaveLength(1);
  });

  it('takes the order of fields and a default spelt out for the same body', async () => {
    const world = createWorld();
    await send(world, keyed());
    const again = await send(world, keyed({ body: { role: 'user', name: person.name, email: person.email } }));
    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
  });

  it('refuses another body under the same key', async () => {
    const world = createWorld();
    await send(world, keyed());
    expect(await send(world, keyed({ body: { ...person, name: 'Other Name' } }))).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('belongs to its caller', async () => {
    const world = createWorld();
    await send(world, keyed());
    expect(await send(world, keyed({ sub: 'another', body: { ...person, email: 'other@example.com' } }))).toMatchObject({ status: 201 });
    expect(world.log.streamIds()).toHaveLength(2);
  });

  it('replays a refusal too, even when it would be accepted by now', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ status: 'pending', pendingReason: 'staged' }));
    const suspend = request('POST', `/v1/users/${ada}/suspend`, {
      body: { reason: 'because of this' },
      headers: { 'idempotency-key': 'key-2' },
    });
    const first = await send(world, suspend);
    expect(first.status).toBe(409);
    expect(await send(world, suspend)).toMatchObject({
      status: 409,
      body: { code: 'INVALID_TRANSITION', from: 'pending' },
      headers: { 'idempotent-replayed': 'true' },
    });
  });

  it.each(['', 'with space', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    await given()
      .when(create({ headers: { 'idempotency-key': key } }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'Idempotency-Key' }] });
  });
});

describe('ETag and If-Match', () => {
  it('lets the current tag pass and refuses a stale one', async () => {
    await given(registered)
      .when(rename('New Name', { 'if-match': '"1"' }))
      .then({ status: 200, headers: { etag: '"2"' } });
    const renamed = { [ada]: [aUserRegistered(), aUserRenamed({ name: 'Some Body' })] };
    await given(renamed)
      .when(rename('New Name', { 'if-match': '"1"' }))
      .thenProblem('VERSION_MISMATCH', { status: 412 });
  });

  it.each([
    ['*', 200],
    ['"9", "1", "x"', 400],
    ['"1", W/"1"', 200],
    ['W/"1"', 412],
    ['"somebody-elses"', 412],
    ['1', 400],
    ['"1', 400],
  ])('judges %s as RFC 9110 says', async (tag, status) => {
    await given(registered)
      .when(rename('New Name', { 'if-match': tag }))
      .then({ status });
  });

  it('answers 304 without a body while the user is what the caller has', async () => {
    for (const tag of ['"1"', 'W/"1"', '"7", "1"', '*']) {
      const got = await given(registered)
        .when(read({ 'if-none-match': tag }))
        .then({ status: 304, headers: { etag: '"1"' } });
      expect(got.body).toBeUndefined();
    }
    for (const tag of ['"2"', 'broken'])
      await given(registered)
        .when(read({ 'if-none-match': tag }))
        .then({ status: 200 });
  });
});

describe('Consistency-Token', () => {
  it('makes a query answer what the mutation did, though the directory lags', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ name: 'Old Name' }));
    await world.project();
    const { headers, body } = await send(world, rename('New Name'));
    const token = { 'consistency-token': headers['consistency-token'] ?? '' };
    expect((await send(world, read())).body.name).toBe('Old Name');
    expect(await send(world, read(token))).toMatchObject({ status: 200, body, headers: { etag: '"2"' } });
  });

  it.each(['nonsense', '', 'AAAA'])('refuses %j and names the header', async (token) => {
    await given(registered)
      .when(read({ 'consistency-token': token }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'Consistency-Token' }] });
  });

  it('finds a change in the middle of the token', async () => {
    const token = consistencyToken({ streamId: ada, version: 1 });
    const broken = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`;
    await given(registered)
      .when(read({ 'consistency-token': broken }))
      .thenProblem('VALIDATION_ERROR');
  });

  it('of another user says nothing about this one', async () => {
    await given(registered)
      .when(read({ 'consistency-token': consistencyToken({ streamId: bob, version: 9 }) }))
      .then({ status: 200 });
  });
});

describe('bodies', () => {
  it('over 1 MB are 413, counted in bytes', async () => {
    const raw = JSON.stringify({ ...person, name: 'é'.repeat(524_288) });
    expect(raw.length).toBeLessThan(1_048_576);
    await given().when(create({ raw })).thenProblem('PAYLOAD_TOO_LARGE', { status: 413 });
    await given()
      .when(create({ raw: Buffer.from(raw) }))
      .thenProblem('PAYLOAD_TOO_LARGE');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/merge-patch+json', ''])(
    'of type %j are 415',
    async (type) => {
      await given()
        .when(create({ headers: { 'content-type': type } }))
        .thenProblem('UNSUPPORTED_MEDIA_TYPE', { status: 415 });
    },
  );

  it.each(['application/json; charset=UTF-8', 'Application/JSON'])('of type %j are taken', async (type) => {
    await given()
      .when(create({ headers: { 'content-type': type } }))
      .then({ status: 201 });
  });

  it('may be encoded in base64 by the gateway', async () => {
    await given()
      .when(create({ raw: Buffer.from(JSON.stringify(person)) }))
      .then({ status: 201 });
  });

  it.each(['{"email": "ada@exam', '{} {}', "{'a': 1}", Buffer.from([0x22, 0xff, 0x22])])('that are not JSON are 400: %j', async (raw) => {
    const got = await given().when(create({ raw })).thenProblem('MALFORMED_JSON', { status: 400 });
    expect(got.body).not.toHaveProperty('errors');
  });

  it.each(['[]', '"text"', 'null', '7'])('that are %s are 400', async (raw) => {
    await given()
      .when(create({ raw }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: '' }] });
  });

  it('cannot smuggle a prototype', async () => {
    const raw = `{"email":"grace@example.com","name":"Grace Hopper","__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}`;
    const got = await given().when(create({ raw })).thenProblem('VALIDATION_ERROR');
    expect(got.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/constructor');
    expect({}).not.toHaveProperty('role');
  });

  it('with unknown fields are refused, not trimmed', async () => {
    await given()
      .when(create({ body: { ...person, admin: true } }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: '/admin' }] });
  });

  it.each(['{"a":1}', '[]', 'null', 'not JSON', Buffer.from([0xff]), 'x'.repeat(1_048_577)])(
    'are refused where none belongs, whatever their type (%#)',
    async (raw) => {
      for (const sent of [read({ 'content-type': 'text/plain' }, { raw }), request('DELETE', `/v1/users/${ada}?graceDays=91`, { raw })]) {
        const got = await given(registered).when(sent).thenProblem('VALIDATION_ERROR', { status: 400 });
        expect(got.body.errors.at(-1)).toMatchObject({ pointer: '', message: 'the body must be empty' });
      }
    },
  );

  it.each(['', ' {} '])('that say nothing are taken where none belongs: %j', async (raw) => {
    for (const headers of [{}, { 'content-type': 'text/plain' }]) {
      await given(registered)
        .when(request('POST', `/v1/users/${ada}/activate`, { raw, headers }))
        .then({ status: 200 });
    }
  });
});

describe('routes', () => {
  it.each([
    ['GET', '/v1/nothing'],
    ['HEAD', `/v1/users/${ada}`],
    ['PUT', '/v1/users'],
    ['GET', '/'],
  ])('%s %s is a 404 problem', async (method, path) => {
    await given(registered)
      .when(request(method, path, { scope: null }))
      .thenProblem('NOT_FOUND', { status: 404 });
  });

  it('do not take the same parameter twice', async () => {
    await given()
      .when(request('GET', '/v1/users?limit=1&limit=2'))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: 'limit' }] });
  });
});

describe('scopes', () => {
  it('are checked again behind the gateway', async () => {
    await given()
      .when(create({ scope: null }))
      .thenProblem('UNAUTHENTICATED', { status: 401 });
    await given()
      .when(create({ scope: 'users:read' }))
      .thenProblem('AUTHORIZATION_ERROR', { status: 403 });
    await given()
      .when(create({ scope: 'users:writer xusers:write' }))
      .thenProblem('AUTHORIZATION_ERROR');
  });

  it('carry the prefix of the stage', async () => {
    process.env.SCOPE_PREFIX = 'rollcall/';
    try {
      await given()
        .when(create({ scope: 'users:write' }))
        .thenProblem('AUTHORIZATION_ERROR');
      await given()
        .when(create({ scope: 'openid rollcall/users:write' }))
        .then({ status: 201 });
    } finally {
      delete process.env.SCOPE_PREFIX;
    }
  });

  it('users:self reaches the own user, and hides that there are others', async () => {
    const self = { scope: 'users:self', sub: ada };
    const past = { ...registered, [bob]: [aUserRegistered({ email: 'bob@example.com' })] };
    await given(past)
      .when(request('GET', `/v1/users/${ada}`, self))
      .then({ status: 200 });
    const hidden = await given(past)
      .when(request('GET', `/v1/users/${bob}`, self))
      .thenProblem('NOT_FOUND');
    const absent = await given(registered)
      .when(request('GET', `/v1/users/${bob}`, self))
      .thenProblem('NOT_FOUND');
    expect({ ...hidden.body, correlationId: '' }).toEqual({ ...absent.body, correlationId: '' });
    await given(past)
      .when(request('GET', '/v1/users', self))
      .thenProblem('AUTHORIZATION_ERROR');
  });

  it('who can see a user but not change it gets 403', async () => {
    await given(registered)
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason: 'no reason' }, scope: 'users:read' }))
      .thenProblem('AUTHORIZATION_ERROR');
    await given(registered)
      .when(request('PATCH', `/v1/users/${ada}`, { body: { name: 'Other Name' }, scope: 'users:self users:read', sub: bob }))
      .thenProblem('AUTHORIZATION_ERROR');
  });

  it('a claim that came as a list is read as one', async () => {
    await given()
      .when(create({ scope: '[users:read users:write]' }))
      .then({ status: 201 });
  });
});

describe('faults', () => {
  const thrown: [string, unknown, number, string][] = [
    ['a missing setting', new ConfigurationError('KEYS_TABLE'), 500, 'CONFIGURATION_ERROR'],
    ['an error of the database', Object.assign(new Error('secret'), { name: 'ValidationException', $metadata: {} }), 500, 'DATABASE_ERROR'],
    ['a broken connection', Object.assign(new Error('secret'), { code: 'ECONNREFUSED', syscall: 'connect' }), 503, 'NETWORK_ERROR'],
    ['throttling', Object.assign(new Error('secret'), { name: 'ThrottlingException', $metadata: {} }), 503, 'UNAVAILABLE'],
    ['a fault of our own', new TypeError('secret'), 500, 'INTERNAL_ERROR'],
    ['something that is no error', 'secret', 500, 'INTERNAL_ERROR'],
  ];

  it.each(thrown)('%s is answered by its class and tells nothing else', async (_name, error, status, code) => {
    const answered = await answer(createUser, toEvent(create({})), FAR, () => {
      throw error;
    });
    expect(answered.response.statusCode).toBe(status);
    expect(JSON.parse(answered.response.body ?? '')).toMatchObject({ code, status, correlationId: answered.correlationId });
    expect(JSON.stringify(answered.response)).not.toMatch(/secret|KEYS_TABLE/);
    expect('retry-after' in answered.response.headers).toBe(status === 503);
  });
});

describe('what holds already', () => {
  it('is 200 with the same tag and no event', async () => {
    await given({ [ada]: [aUserRegistered({ name: 'Same Name' })] })
      .when(rename('Same Name'))
      .then({ status: 200, headers: { etag: '"1"' }, events: [] });
  });

  it('is stale all the same when the tag is', async () => {
    await given({ [ada]: [aUserRegistered(), aUserSuspended()] })
      .when(request('POST', `/v1/users/${ada}/suspend`, { body: { reason: 'the same' }, headers: { 'if-match': '"1"' } }))
      .thenProblem('VERSION_MISMATCH');
  });
});
