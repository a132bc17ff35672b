// The matrix: for each message the cells that follow from its definition and those that its case adds, and what is missing of them.
import type { ErrorCode } from '../../../domain/catalog.ts';
import type { AnyCase, Refusal } from './case.ts';
import type { Cell, Derive } from './cell.ts';
import { absence } from './derived/absence.ts';
import { access } from './derived/access.ts';
import { form } from './derived/form.ts';
import { repetition } from './derived/repetition.ts';
import { success } from './derived/success.ts';
import { expectProblem } from './expecting.ts';
import type { Definition } from './message.ts';
import { send } from './row.ts';

/** A case may refuse in its own way what would be derived; who may send a message is derived all the same. */
const REPLACEABLE: readonly Derive[] = [form, absence, repetition];

const written = ([code, { what, ask }]: [string, Refusal]): Cell => ({
  title: `refuses ${what}`,
  code: code as ErrorCode,
  run: async (row) => {
    const { headers, scope, subject, ...parts } = await ask(row.world);
    const sending = { ...(headers && { headers }), ...(scope !== undefined && { scope }), ...(subject !== undefined && { subject }) };
    expectProblem(row.definition, await send(row, parts, sending), code as ErrorCode);
  },
});

/** In the order in which they are run: what breaks the shared request comes before what sends it whole. */
export const cellsOf = (definition: Definition, { refusals }: AnyCase): readonly Cell[] => {
  const replaced = (cell: Cell): boolean => cell.code !== undefined && cell.code in refusals;
  const cells = [
    ...Object.entries(refusals).map(written),
    ...access(definition),
    ...REPLACEABLE.flatMap((derive) => derive(definition)).filter((cell) => !replaced(cell)),
    ...success(definition),
  ];
  return cells.map((cell) => ({ ...cell, title: cell.code === undefined ? cell.title : `${cell.code}: ${cell.title}` }));
};
