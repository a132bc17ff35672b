// What is not there: an id that nothing has, and a user that was erased.
import { type Derive, where } from '../cell.ts';
import { expectProblem, expectSuccess } from '../expecting.ts';
import type { Parts } from '../message.ts';
import { send } from '../row.ts';
import { digitsOf } from '../world.ts';

const NOTHING = '0'.repeat(32);

/** The same about another id of the same kind, wherever the request names it. */
const about = (parts: Parts, digits: string): Parts =>
  JSON.parse(JSON.stringify(parts).replaceAll(digitsOf(parts.path?.['id'] ?? ''), digits)) as Parts;

export const absence: Derive = ({ params, errors }) => {
  const addressed = params !== undefined;
  const gone = errors.includes('GONE');
  return [
    ...where(addressed && errors.includes('NOT_FOUND'), {
      title: 'refuses an id that nothing has',
      code: 'NOT_FOUND',
      run: async (row) => expectProblem(row.definition, await send(row, about(await row.shared(), NOTHING)), 'NOT_FOUND'),
    }),
    ...where(addressed && gone, {
      title: 'refuses what is of a user that was erased',
      code: 'GONE',
      run: async (row) => expectProblem(row.definition, await send(row, about(await row.shared(), await row.world.erased())), 'GONE'),
    }),
    ...where(!addressed && gone, {
      title: 'does not repeat the answer about a user that was erased since',
      code: 'GONE',
      run: async (row) => {
        const { definition, world } = row;
        const parts = await row.fresh();
        const headers = { 'idempotency-key': world.person().email };
        const first = await send(row, parts, { headers });
        expectSuccess(definition, first);
        await world.erase(first.body.userId ?? first.body.id);
        expectProblem(definition, await send(row, parts, { headers }), 'GONE');
      },
    }),
  ];
};
