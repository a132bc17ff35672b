// Which version a caller has seen: ETag, If-Match, If-None-Match and the Consistency-Token.
import { describe, expect, it } from 'vitest';
import { consistencyToken } from '../../../functions/runtime/http/consistency-token.ts';
import { given, send } from '../../kit/http.ts';
import { createWorld } from '../../kit/http-world.ts';
import { ada, aUserRegistered, aUserRenamed, bob } from '../../kit/users.ts';
import { read, registered, rename } from './requests.ts';

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
