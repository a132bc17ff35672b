// A scene: how a process is brought to one place, how it is kept there until the kill, and how it must end after it.
import type { World } from './world.ts';

export interface Run {
  readonly processId: string;
  /** Whom it is about; absent where it is about many, or not known before */
  readonly userId?: string;
  /** The address that it began with, and the one that it would lead to */
  readonly email?: string;
  readonly next?: string;
}

export type End = 'COMPLETED' | 'COMPENSATED' | 'CANCELLED';

export interface Scene {
  readonly saga: string;
  readonly state: string;
  /** What makes it another scene of the same place */
  readonly how?: string;
  /** Keeps it in its place. Scenes of one rank are prepared together before any of this begins. */
  readonly keep?: (world: World) => Promise<void>;
  /** @param kept resolves when all scenes of the rank are prepared, and what keeps them is in force */
  readonly play: (world: World, kept: () => Promise<void>) => Promise<Run>;
  /** State -> what somebody does when the process is found there after the kill. @returns whether it helped */
  readonly answers?: Readonly<Record<string, (world: World, run: Run) => Promise<boolean>>>;
  readonly ends: End;
  /** What is wrong after the end, in words */
  readonly wrong: (world: World, run: Run) => Promise<readonly string[]>;
}

/** Scenes that share one kill. What keeps the scenes of a rank must not be in the way of those of the next. */
export interface Act {
  readonly name: string;
  readonly ranks: readonly (readonly Scene[])[];
  /** Scenes of all ranks are prepared before anything is kept. */
  readonly together?: true;
}

/** Prepared, kept, and only then told to go where it is kept. */
export const placed =
  <R extends Run>(
    prepare: (world: World) => Promise<R>,
    tell: (world: World, run: R) => Promise<unknown> = async () => undefined,
  ): Scene['play'] =>
  async (world, kept) => {
    const run = await prepare(world);
    await kept();
    await tell(world, run);
    return run;
  };

/** Begun only when it is kept. @param prepare what it begins with */
export const begun =
  <Given>(prepare: (world: World) => Promise<Given>, begin: (world: World, given: Given) => Promise<Run>): Scene['play'] =>
  async (world, kept) => {
    const given = await prepare(world);
    await kept();
    return begin(world, given);
  };

/** Kept by a function that hangs. */
export const held = (step: string, operation?: string): Pick<Scene, 'keep'> => ({ keep: (world) => world.hold(step, operation) });

const A_MONTH_MS = 30 * 86_400_000;
/** Kept by participants that take their task on and do not answer by themselves. */
export const unanswered: Pick<Scene, 'keep'> = {
  keep: (world) => world.behave({ kind: 'acknowledge', delayMs: A_MONTH_MS, probability: 1 }),
};
