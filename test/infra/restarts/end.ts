// After the restart: people and participants answer and time passes, until every process has ended or nothing more comes of it.
import type { Played } from './play.ts';
import type { World } from './world.ts';

/** Far more than the waits and repetitions of any process. */
const ROUNDS = 100;
const NOT_ENDED = ['PARKED', 'RUNNING', 'WAITING', 'COMPENSATING'];
const PAUSE = { aStep: 'PT1M', aWait: 'PT12H' };
/** Where only time helps, unless somebody answers. */
const BY_TIME = new Set(['confirm', 'remind confirm', 'revert', 'grace']);

export interface Ended extends Played {
  readonly status: string;
  /** What is wrong about its end, in words */
  readonly wrong: readonly string[];
}

/** All of the stack, also what the processes of the scenes have begun. */
const notEnded = async (world: World): Promise<readonly string[]> => {
  const pages = await Promise.all(NOT_ENDED.map((status) => world.must(200, 'GET', `/v1/processes?status=${status}&limit=200`)));
  return pages.flatMap(({ items }) => (items as readonly { readonly id: string }[]).map(({ id }) => id));
};

/** @returns whether time alone is what it waits for */
const help = async (world: World, processId: string, played: Played | undefined): Promise<boolean> => {
  const states = await world.statesOf(processId);
  for (const state of states.length === 0 ? ['PARKED'] : states) {
    const task = /^await (.*)$/u.exec(state)?.[1]?.replaceAll(' ', '-');
    if (task !== undefined) await world.acknowledge(processId, task);
    const answer = played?.scene.answers?.[state];
    if (answer !== undefined) await answer(world, played?.run as Played['run']);
    else if (BY_TIME.has(state)) return true;
  }
  return false;
};

const lookAt = async (world: World, played: Played): Promise<Ended> => {
  const { scene, run, killedAt } = played;
  const { status, steps } = await world.must(200, 'GET', `/v1/processes/${run.processId}`);
  const { events } = await world.must(200, 'GET', `/_local/executions?name=${run.processId}`);
  const ends = (events as readonly { readonly type: string }[]).filter(({ type }) => type === 'ExecutionSucceeded').length;
  const open = (steps as readonly { readonly name: string; readonly state: string }[]).filter(({ state }) =>
    ['RUNNING', 'WAITING', 'UNDOING', 'PARKED'].includes(state),
  );
  const wrong = [
    ...(status === scene.ends ? await scene.wrong(world, run) : [`it should be ${scene.ends}`]),
    ...(ends === 1 ? [] : [`its execution succeeded ${ends} times`]),
    ...open.map(({ name, state }) => `its step ${name} is ${state}`),
    ...(killedAt === scene.state ? [] : [`it was in ${killedAt} when it was killed`]),
  ];
  return { ...played, status, wrong };
};

/** @returns the ends of the scenes, and processes that never end */
export const endAll = async (
  world: World,
  played: readonly Played[],
): Promise<{ readonly ended: readonly Ended[]; readonly stuck: readonly string[] }> => {
  const byProcess = new Map(played.map((one) => [one.run.processId, one]));
  let left: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await world.rest();
    left = await notEnded(world);
    if (left.length === 0) break;
    const helped = await Promise.all(left.map((id) => help(world, id, byProcess.get(id))));
    await world.rest();
    await world.advance(helped.every(Boolean) ? PAUSE.aWait : PAUSE.aStep);
  }
  const ended = [];
  for (const one of played) ended.push(await lookAt(world, one));
  return { ended, stuck: left };
};
