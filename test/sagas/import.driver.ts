// Imports for the matrix: two chunks of rows, one of them bad; and the way back of an import that was done.
import { step as apply } from '../../functions/sagas/import/apply.ts';
import { step as forget } from '../../functions/sagas/import/forget.ts';
import { step as validate } from '../../functions/sagas/import/validate.ts';
import { request, send } from '../kit/http.ts';
import type { World } from '../kit/http-world.ts';
import { sagaRun } from '../kit/saga-run.ts';
import type { SagaDriver } from './driver.ts';

const GOOD = 29;
const emails = Array.from({ length: GOOD }, (_, n) => `person.${n}@example.com`);
const rows = [...emails, 'nobody'].map((email) => ({ email, name: 'Grace Hopper' }));

const begin = async (world: World): Promise<string> => {
  const { status, body } = await send(world, request('POST', '/v1/imports', { body: { rows, mode: 'create' } }));
  if (status !== 202) throw new Error(`the import was answered with ${status}`);
  return body.processId;
};

/** Of the users of an import, all or nobody is there, once. */
const wrongUsers = async (world: World, right: number): Promise<readonly string[]> => {
  await world.project();
  const { items } = (await send(world, request('GET', '/v1/users?limit=200'))).body;
  const found = new Set<string>(items.map(({ email }: { email: string }) => email));
  return items.length === right && found.size === right ? [] : [`${items.length} users, ${found.size} addresses`];
};

export const importDriver: SagaDriver = {
  start: async (world) => void (await begin(world)),
  answer: async () => false,
  wrong: async ({ world, record }, end) => {
    const { id } = await record();
    const kept = await world.imports.rows(id, 0);
    return [...(await wrongUsers(world, end === 'COMPLETED' ? GOOD : 0)), ...(kept === undefined ? [] : ['the rows are there'])];
  },
};

export const importRollbackDriver: SagaDriver = {
  start: async (world) => {
    const id = await begin(world);
    const { run } = sagaRun({ validate, apply, forget }, world);
    for (const step of ['validate', 'apply', 'forget'] as const) await run(step);
    const { status } = await send(world, request('POST', `/v1/imports/${id}/rollback`));
    if (status !== 202) throw new Error(`the way back was answered with ${status}`);
  },
  answer: async () => false,
  wrong: ({ world }) => wrongUsers(world, 0),
};
