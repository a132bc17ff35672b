// Plays every act on a stack of its own, ends it by kill -9, starts it again, and looks at how each process ended.
import { SILENT } from '../../../infra/client/progress.ts';
import { invokeLocally } from '../../../infra/tools/invoke.ts';
import { rebuildAll } from '../../../infra/tools/rebuild-run.ts';
import { type Ended, endAll } from './end.ts';
import { playAct } from './play.ts';
import type { Act } from './scene.ts';
import { openWorld, type World } from './world.ts';

export interface Proof {
  readonly ended: readonly Ended[];
  /** What is wrong beside the ends of single processes, in words */
  readonly wrong: readonly string[];
}

/** The read models are what the log says, and nothing was set aside. */
const wrongStores = async (world: World): Promise<readonly string[]> => {
  const report = await rebuildAll(invokeLocally(world.url, '/_local/rebuild'), {
    segments: 2,
    concurrency: 2,
    progress: SILENT,
    stop: new AbortController().signal,
  });
  const repaired = Object.entries(report).filter(([, counts]) => counts.repaired + counts.failed > 0);
  const aside = await Promise.all(['parked', 'dead-letters'].map((what) => world.must(200, 'GET', `/_local/${what}`)));
  return [
    ...repaired.map(
      ([phase, counts]) => `the read models are not what the log says: ${counts.repaired} ${phase} repaired, ${counts.failed} failed`,
    ),
    ...aside.flatMap(({ items }) => (items as readonly object[]).map((item) => `set aside: ${JSON.stringify(item)}`)),
  ];
};

/** @param data an empty folder, or one with the templates. @param say hears how far it is */
export const proveRestarts = async (
  acts: readonly Act[],
  data: string,
  say: (words: string) => void,
  stop: AbortSignal,
): Promise<Proof> => {
  const ended: Ended[] = [];
  const wrong: string[] = [];
  let world = await openWorld(data);
  const killIt = (): void => void world.kill();
  stop.addEventListener('abort', killIt);
  try {
    for (const act of acts) {
      say(`${act.name}: ${act.ranks.flat().length} processes are brought into their places`);
      const played = await playAct(act, world).catch((error: unknown) => {
        wrong.push(`${act.name} could not be played: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      });
      await world.kill();
      say(`${act.name}: killed, and started again`);
      world = await openWorld(data);
      const { ended: these, stuck } = await endAll(world, played);
      ended.push(...these);
      wrong.push(...stuck.map((id) => `${id} never ends`));
      say(`${act.name}: ${these.filter(({ wrong: words }) => words.length === 0).length} ended as they must`);
    }
    wrong.push(...(await wrongStores(world)));
    return { ended, wrong };
  } finally {
    stop.removeEventListener('abort', killIt);
    await world.kill();
  }
};
