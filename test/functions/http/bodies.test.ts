// Bodies and routes: what is taken, what is refused, and that all of it is said at once.
import { describe, expect, it } from 'vitest';
import { given, request } from '../../kit/http.ts';
import { ada } from '../../kit/users.ts';
import { create, person, read, registered } from './requests.ts';

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
