// How a class of alarms is made to ring, the way it would in the account.
import type { World } from './world.ts';

export interface Case {
  /** Names of the alarms without the stage */
  readonly rings: readonly string[];
  fire(world: World): Promise<unknown>;
  /** What somebody has to do beside waiting; faults are always taken back. */
  mend?(world: World): Promise<unknown>;
}
