// SearchUsers over HTTP: by beginnings of words, page by page.
import { describe, expect, it } from 'vitest';
import { cursorOf } from '../../../functions/runtime/http/cursor.ts';
import { given, request, send } from '../../kit/http.ts';
import type { World } from '../../kit/http-world.ts';
import { aUserDeleted, aUserRenamed } from '../../kit/users.ts';
import { id, idsOf, pagesOf, people, statusesOf, tokenFor } from './people.ts';

const asked = (body: object, more: object = {}) => request('POST', '/v1/users/search', { body, ...more });
const search = (world: World, body: object, more: object = {}) => send(world, asked(body, more));

const named = (name: string, email: string) => ({ name: name, email: email });
const directory = () =>
  people(
    named('Ada Lovelace', 'ada.l@engines.example'),
    named('Adam Łukasz', 'smith@forge.example'),
    named('José Ñandú', 'jose@engines.example'),
    named('علي حسن', 'four@forge.example'),
  );

describe('SearchUsers', () => {
  it.each([
    ['ada', [1, 2]],
    ['ADA love', [1]],
    ['love ada', [1]],
    ['jose', [3]],
    ['nandu', [3]],
    ['lukasz', [2]],
    ['engines', [1, 3]],
    ['علي', [4]],
    ['forge حسن', [4]],
    ['da', []],
    ['ada zork', []],
  ])('%j finds %j', async (q, expected) => {
    const got = await search(await directory(), { q });
    expect(got).toMatchObject({ status: 200, body: { nextCursor: null } });
    expect(idsOf(got.body.items).sort()).toEqual(expected.map(id));
  });

  it('answers whole users, and none of the keys of the row', async () => {
    const { body } = await search(await directory(), { q: 'lovelace' });
    expect(body.items).toMatchObject([{ id: id(1), email: 'ada.l@engines.example', version: 1 }]);
    expect(Object.keys(body.items[0])).not.toContain('emailKey');
  });

  it('forgets old names, and the deleted', async () => {
    const world = await directory();
    await world.happened(id(1), aUserRenamed({ name: 'Augusta King' }));
    await world.happened(id(2), aUserDeleted());
    await world.project();
    expect(idsOf((await search(world, { q: 'lovelace' })).body.items)).toEqual([]);
    expect(idsOf((await search(world, { q: 'king' })).body.items)).toEqual([id(1)]);
    expect(idsOf((await search(world, { q: 'adam' })).body.items)).toEqual([]);
  });

  it('pages without loss or repetition', async () => {
    const world = await people(...Array.from({ length: 7 }, () => ({})));
    const pages = await pagesOf((cursor) => search(world, { q: 'person', limit: 3, ...(cursor && { cursor }) }));
    expect(pages.map(({ body }) => body.items.length)).toEqual([3, 3, 1]);
    expect(new Set(pages.flatMap(({ body }) => idsOf(body.items))).size).toBe(7);
  });

  it('refuses the cursor of other words, and one that is broken or made', async () => {
    const world = await people({}, {}, {});
    const { nextCursor } = (await search(world, { q: 'person', limit: 1 })).body;
    expect((await search(world, { q: 'PERSON', cursor: nextCursor })).status).toBe(200);
    const made = cursorOf(['search', ['person']], 'another#nobody');
    for (const [q, cursor] of [
      ['example', nextCursor],
      ['person example', nextCursor],
      ['person', `${nextCursor}x`],
      ['person', made],
    ]) {
      expect(await search(world, { q, cursor })).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    }
  });

  it.each([
    [{ q: '...' }, '/q'],
    [{ q: 'x'.repeat(101) }, '/q'],
    [{ q: 7 }, '/q'],
    [{ q: 'ada', limit: 0 }, '/limit'],
    [{ q: 'ada', limit: 201 }, '/limit'],
    [{ q: 'ada', limit: '5' }, '/limit'],
    [{ q: 'ada', cursor: '' }, '/cursor'],
    [{ q: 'ada', page: 2 }, '/page'],
  ])('refuses %j and names %s', async (body, pointer) => {
    await given()
      .when(asked(body))
      .thenProblem('VALIDATION_ERROR', { errors: [{ pointer }] });
  });

  it('says what is missing', async () => {
    await given()
      .when(asked({}))
      .thenProblem('REQUIRED_FIELD', { errors: [{ pointer: '/q' }] });
  });

  it('waits for the position of a Consistency-Token', async () => {
    const world = await directory();
    await world.happened(id(1), aUserRenamed({ name: 'Augusta King' }));
    expect(await search(world, { q: 'king' }, tokenFor(id(1), 2))).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
    world.clock.onPause = () => world.project();
    expect(idsOf((await search(world, { q: 'king' }, tokenFor(id(1), 2))).body.items)).toEqual([id(1)]);
  });

  it('is for readers of users', async () => {
    const scopes = ['users:read', 'audit:read', 'users:self', null];
    expect(await statusesOf(await people({}), 'POST', '/v1/users/search', { body: { q: 'ada' } }, scopes)).toEqual([200, 403, 403, 401]);
  });
});
