// What a caller says beside its request: which version it has seen, whether it has sent this before, and from where a list goes on.
import { expect } from 'vitest';
import { type Cell, type Derive, where } from '../cell.ts';
import { ROOTS } from '../../planted.ts';
import { expectProblem, expectSuccess } from '../expecting.ts';
import type { Definition, Parts } from '../message.ts';
import { send } from '../row.ts';
import { digitsOf } from '../world.ts';

const NO_CURSOR = 'bm90LWEtY3Vyc29y';

const stale: Cell = {
  title: 'refuses a version that is not the current one',
  code: 'VERSION_MISMATCH',
  run: async (row) =>
    expectProblem(row.definition, await send(row, await row.shared(), { headers: { 'if-match': '"999"' } }), 'VERSION_MISMATCH'),
};

const again: Cell = {
  title: 'gives the same answer to the same key',
  run: async (row) => {
    const parts = await row.fresh();
    const headers = { 'idempotency-key': row.world.person().email };
    const first = await send(row, parts, { headers });
    expectSuccess(row.definition, first);
    const second = await send(row, parts, { headers });
    // The process that was begun may have erased whom the answer is about.
    if (row.definition.answer.status === 202 && second.status === 410) return expectProblem(row.definition, second, 'GONE');
    expectSuccess(row.definition, second);
    expect(second.body).toEqual(first.body);
    expect([first, second].map((answer) => answer.headers.get('idempotent-replayed'))).toEqual([null, 'true']);
  },
};

/** Of a message that makes something: the same key, and other people. Of one about something: the key of another command about it. */
const reused = ({ params }: Definition): Cell => ({
  title: 'refuses the key of another request',
  code: 'IDEMPOTENCY_KEY_REUSED',
  run: async (row) => {
    const parts = await row.fresh();
    const headers = { 'idempotency-key': row.world.person().email };
    if (params === undefined) expectSuccess(row.definition, await send(row, await row.fresh(), { headers }));
    else {
      const id = `user_${digitsOf(parts.path?.['id'] ?? '')}`;
      await row.world.directory.api('PATCH', `/v1/users/${id}`, { body: { name: `Third ${ROOTS.name}` }, headers });
    }
    expectProblem(row.definition, await send(row, parts, { headers }), 'IDEMPOTENCY_KEY_REUSED');
  },
});

const continued = (cursor: (parts: Parts) => Parts): Cell => ({
  title: 'refuses a cursor that it did not answer',
  code: 'INVALID_CURSOR',
  run: async (row) => expectProblem(row.definition, await send(row, cursor(await row.shared())), 'INVALID_CURSOR'),
});

const withCursor =
  ({ body, query }: Definition) =>
  (parts: Parts): Parts => {
    if (body !== undefined) return { ...parts, body: { ...parts.body, cursor: NO_CURSOR } };
    const name = query !== undefined && 'after' in query.shape ? 'after' : 'cursor';
    return { ...parts, query: { ...parts.query, [name]: NO_CURSOR } };
  };

export const repetition: Derive = (definition) => {
  const { errors, params } = definition;
  const keyed = errors.includes('IDEMPOTENCY_KEY_REUSED');
  const makes = !errors.includes('TOKEN_INVALID');
  return [
    ...where(errors.includes('VERSION_MISMATCH'), stale),
    ...where(errors.includes('INVALID_CURSOR'), continued(withCursor(definition))),
    ...where(keyed, again),
    ...where(keyed && (params !== undefined || makes), reused(definition)),
  ];
};
