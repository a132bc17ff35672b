// Plays the scenes of an act up to the kill: each process is in its place, and stays there.
import type { Act, Run, Scene } from './scene.ts';
import { reaches, type World } from './world.ts';

export interface Played {
  readonly scene: Scene;
  readonly run: Run;
  /** The states that the kill found it in */
  readonly killedAt: string;
}

const PARKED = 'PARKED';

/** Opens when so many have come, and what opens it is done. */
const gate = (expected: number, open: () => Promise<void>) => {
  let come = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return (): Promise<void> => {
    come += 1;
    if (come === expected) void open().then(resolve, reject);
    return promise;
  };
};

const keepAll = async (scenes: readonly Scene[], world: World): Promise<void> => {
  for (const keep of new Set(scenes.map((scene) => scene.keep))) await keep?.(world);
};

const settle = async (world: World, scene: Scene, run: Run): Promise<Run> => {
  if (scene.state !== PARKED) await reaches(world, run.processId, scene.state);
  return run;
};

export const playAct = async ({ ranks, together }: Act, world: World): Promise<readonly Played[]> => {
  const prepared = Promise.withResolvers<void>();
  const all = gate(ranks.flat().length, async () => prepared.resolve());
  const runs = new Map<Scene, Run>();
  let before: Promise<unknown> = Promise.resolve();
  const playing: Promise<unknown>[] = [];
  for (const scenes of ranks) {
    const earlier = before;
    const kept = gate(scenes.length, async () => {
      await Promise.all(together ? [prepared.promise, earlier] : []);
      await keepAll(scenes, world);
    });
    const rank = Promise.all(
      scenes.map(async (scene) => {
        const run = await scene.play(world, async () => {
          void all();
          await kept();
        });
        runs.set(scene, await settle(world, scene, run));
      }),
    );
    before = rank;
    playing.push(rank);
    if (!together) await rank;
  }
  await Promise.all(playing);
  return Promise.all(
    ranks.flat().map(async (scene) => {
      const run = runs.get(scene) as Run;
      const states = await world.statesOf(run.processId);
      return { scene, run, killedAt: states.length === 0 ? PARKED : (states.at(-1) ?? '') };
    }),
  );
};
