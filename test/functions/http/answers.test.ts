// What every answer carries: problem documents, the correlation id, and what a caller hears of a fault.
import { describe, expect, it } from 'vitest';
import { answer } from '../../../functions/runtime/http/endpoint.ts';
import { endpoint as createUser } from '../../../functions/commands/create-user.ts';
import { ConfigurationError } from '../../../functions/runtime/config/environment.ts';
import { given, request, toEvent } from '../../kit/http.ts';
import { FAR } from '../../kit/http-world.ts';
import { create, read, registered } from './requests.ts';

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
