// ValidateUsers over HTTP: what is wrong with an item is an answer, what is wrong with the request is a problem.
import { describe, expect, it } from 'vitest';
import { given, request } from '../../kit/http.ts';

const good = { email: 'ada@example.com', name: 'Ada Lovelace' };
const check = (items: unknown, more: object = {}) => request('POST', '/v1/users/validate', { body: { items }, ...more });

describe('ValidateUsers', () => {
  it('answers which items are valid and what is wrong with the others', async () => {
    await given()
      .when(check([good, { ...good, email: 'x' }, { ...good, name: 'admin' }]))
      .then({
        status: 200,
        body: {
          valid: [0],
          invalid: [
            { index: 1, errors: expect.arrayContaining([expect.objectContaining({ pointer: '/email', code: 'VALIDATION_ERROR' })]) },
            { index: 2, errors: [{ pointer: '/name', code: 'VALIDATION_ERROR', message: 'name must not be a reserved name' }] },
          ],
        },
      });
  });

  it('takes 1,000 items', async () => {
    const got = await given()
      .when(check(Array.from({ length: 1_000 }, () => good)))
      .then({ status: 200, body: { invalid: [] } });
    expect(got.body.valid).toEqual([...Array(1_000).keys()]);
  });

  it.each([
    ['no items', [], 'items must have 1 to 1000 items'],
    ['1,001 items', Array.from({ length: 1_001 }, () => good), 'items must have 1 to 1000 items'],
    ['an object', { 0: good }, 'items must be of type array'],
    ['null', null, 'items must be of type array'],
  ])('refuses %s', async (_, items, message) => {
    await given()
      .when(check(items))
      .thenProblem('VALIDATION_ERROR', { status: 400, errors: [{ pointer: '/items', code: 'VALIDATION_ERROR', message }] });
  });

  it('says that items are missing, and takes nothing beside them', async () => {
    await given()
      .when(request('POST', '/v1/users/validate', { body: {} }))
      .thenProblem('REQUIRED_FIELD', { errors: [{ pointer: '/items' }] });
    await given()
      .when(request('POST', '/v1/users/validate', { body: { items: [good], dryRun: true } }))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer: '/dryRun' }] });
  });

  it('refuses a body over 1 MB', async () => {
    await given()
      .when(check([{ ...good, name: 'x'.repeat(1_048_576) }]))
      .thenProblem('PAYLOAD_TOO_LARGE');
  });

  it('needs users:read', async () => {
    await given()
      .when(check([good], { scope: 'users:write' }))
      .thenProblem('AUTHORIZATION_ERROR');
    await given()
      .when(check([good], { scope: null }))
      .thenProblem('UNAUTHENTICATED');
  });
});
