// What is not as it must be after all onboardings of a proof: states, users, addresses, read models, and what the participant keeps.
import type { Client } from '../../../infra/client/client.ts';
import { forEachConcurrently } from '../../../infra/client/pool.ts';
import { SILENT } from '../../../infra/client/progress.ts';
import type { BehaviourRule } from '../../../infra/local/participant/behaviour.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { invokeLocally } from '../../../infra/tools/invoke.ts';
import { rebuildAll } from '../../../infra/tools/rebuild-run.ts';
import { metBy } from './behaviour.ts';
import { AT_ONCE, type End } from './ends.ts';

/** State transitions of an onboarding where nothing is repeated, beside one participant */
const MOST_HAPPY_TRANSITIONS = 8;

type Problems = readonly string[];

/** Of one participant, e.g. ['provision', 'deprovision'] */
const effectsOn = (stack: Stack): ReadonlyMap<string, readonly string[]> => {
  const byUser = Map.groupBy(stack.participant.ledger.effects(), ({ userId }) => userId);
  return new Map([...byUser].map(([userId, effects]) => [userId, effects.map(({ action }) => action)]));
};

const endProblems = (ends: readonly End[], rules: readonly BehaviourRule[]): Problems =>
  ends.flatMap(({ processId, status, userId, openStep }) => {
    if (status !== 'COMPLETED' && status !== 'COMPENSATED') return [`${processId} is ${status} in ${openStep}`];
    const met = metBy(rules, userId);
    const expected = met === 'well' ? 'COMPLETED' : 'COMPENSATED';
    return status === expected ? [] : [`${processId} is ${status}, its participant met ${met}`];
  });

/** A completed one: one user, active, and its row is what its whole history folds to. */
const userProblems = async (client: Client, { processId, userId, email }: End): Promise<Problems> => {
  const path = { id: userId };
  const { data: row } = await client.GET('/v1/users/{id}', { params: { path } });
  if (row?.status !== 'active' || row.email !== email) return [`${processId} is COMPLETED, its user is ${row?.status ?? 'not there'}`];
  const { data: folded } = await client.GET('/v1/users/{id}', { params: { path, query: { asOf: row.version } } });
  return JSON.stringify(row) === JSON.stringify(folded) ? [] : [`the row of ${userId} is not what its history folds to`];
};

/** A compensated one: no user, and its address can be taken by somebody else. */
const addressProblems = async (client: Client, { processId, userId, email }: End): Promise<Problems> => {
  const { response: left } = await client.GET('/v1/users/{id}', { params: { path: { id: userId } } });
  const { response: again } = await client.POST('/v1/users', { body: { email, name: 'Grace Hopper' } });
  return [
    ...(left.status === 404 || left.status === 410 ? [] : [`${processId} is COMPENSATED, its user is answered with ${left.status}`]),
    ...(again.status === 201 ? [] : [`${processId} is COMPENSATED, its address is answered with ${again.status}`]),
  ];
};

const keptProblems = (stack: Stack, ends: readonly End[]): Problems => {
  const effects = effectsOn(stack);
  return ends.flatMap(({ processId, status, userId }) => {
    const had = (effects.get(userId) ?? []).join(', ');
    const right = status === 'COMPLETED' ? had === 'provision' : had === '' || had.endsWith('deprovision');
    return right ? [] : [`${processId} is ${status}, its participant did: ${had || 'nothing'}`];
  });
};

const listed = async (client: Client): Promise<readonly string[]> => {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor === null ? {} : { cursor }) };
    const { data } = await client.GET('/v1/users', { params: { query } });
    if (data === undefined) throw new Error('the list of users was refused');
    found.push(...data.items.map(({ email, status }) => `${status} ${email}`));
    cursor = data.nextCursor;
  } while (cursor !== null);
  return found.toSorted();
};

/** Nobody but those who are completed is listed, and each of them once. */
const listProblems = async (client: Client, completed: readonly End[]): Promise<Problems> => {
  const [found, expected] = [await listed(client), completed.map(({ email }) => `active ${email}`).toSorted()];
  return JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${found.length} users are listed, ${expected.length} are to be`];
};

/** The rebuild compares every read model with the log. */
const readModelProblems = async (stack: Stack): Promise<Problems> => {
  const options = { segments: 4, concurrency: 2, progress: SILENT, stop: new AbortController().signal };
  const report = await rebuildAll(invokeLocally(stack.url, '/_local/rebuild'), options);
  return Object.entries(report).flatMap(([phase, { repaired, failed }]) =>
    repaired + failed === 0 ? [] : [`read models, ${phase}: ${repaired} were not what the log says, ${failed} could not be read`],
  );
};

const happyProblems = (completed: readonly End[]): Problems => {
  const fewest = Math.min(...completed.map(({ transitions }) => transitions));
  return completed.length === 0 || fewest <= MOST_HAPPY_TRANSITIONS ? [] : [`a happy onboarding takes ${fewest} state transitions`];
};

/** Takes the free addresses at last, to show that they are. */
export const problemsOf = async (
  stack: Stack,
  client: Client,
  ends: readonly End[],
  rules: readonly BehaviourRule[],
): Promise<Problems> => {
  const completed = ends.filter(({ status }) => status === 'COMPLETED');
  const compensated = ends.filter(({ status }) => status === 'COMPENSATED');
  const problems = [
    ...endProblems(ends, rules),
    ...keptProblems(stack, ends),
    ...happyProblems(completed),
    ...(await listProblems(client, completed)),
    ...(await readModelProblems(stack)),
  ];
  await forEachConcurrently(completed, AT_ONCE, async (end) => void problems.push(...(await userProblems(client, end))));
  await forEachConcurrently(compensated, AT_ONCE, async (end) => void problems.push(...(await addressProblems(client, end))));
  return problems;
};
