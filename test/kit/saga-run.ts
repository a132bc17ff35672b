// A process whose steps are run by hand, in the order of its flow: the same endpoints and handlers as deployed, on the memory twins.
import type { Phase } from '../../domain/kernel/saga-flow.ts';
import type { Step, StepPorts } from '../../functions/runtime/sagas/step.ts';
import { hearing } from './hearing.ts';
import { createWorld, FAR, type World } from './http-world.ts';
import { type Asking, type Got, request, send } from './http.ts';

const LINKS = 'https://accounts.example.com';
type WorldPorts = World & StepPorts & { readonly links: string; readonly now: () => number };

/** @param steps by their names */
export const sagaRun = <Name extends string>(steps: Readonly<Record<Name, Step<never>>>, world: World = createWorld()) => {
  const input = (at = -1) => {
    const started = world.executions.started.at(at);
    if (started === undefined) throw new Error('nothing was started');
    return { ...started, userId: started.userId ?? 'about many' };
  };
  const hear = hearing(world);
  return {
    world,
    /** What the newest execution was told, or the one at a place. */
    input,
    call: async (method: string, path: string, asking: Asking = {}): Promise<Got> => {
      const got = await send(world, request(method, path, asking));
      await hear();
      return got;
    },
    run: (name: Name, phase: Phase = 'act', taskToken?: string): Promise<void> => {
      const { processId, userId, waits } = input();
      const wait = taskToken === undefined ? {} : { taskToken, seconds: waits[name] ?? 0 };
      const step = steps[name] as unknown as Step<WorldPorts>;
      return step.run(
        { processId, userId, phase, ...wait },
        FAR,
        () => world.clock.now(),
        () => ({ ...world, links: LINKS, now: () => world.clock.now() }),
      );
    },
    /** Of the mail at a place, the newest unless it is said. */
    token: (at = -1): string => /#(\S+)/.exec(world.mailer.sent.at(at)?.text ?? '')?.[1] ?? '',
    process: async () => (await send(world, request('GET', `/v1/processes/${input().processId}`))).body,
    typesOf: async (userId: string) => (await world.eventsOf(userId)).map(({ type }) => type),
  };
};
