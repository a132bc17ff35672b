// What the matrix must know of a saga beside its definition: how a run begins, what a person answers, and what is right at the end.
import type { End } from './cells.ts';
import type { World } from '../kit/http-world.ts';
import type { SagaRun } from './run-saga.ts';

export interface SagaDriver {
  start(world: World): Promise<void>;
  /** Somebody is asked by a step. @returns false for a person who does not answer */
  answer(run: SagaRun, step: string): Promise<boolean>;
  /** What is wrong after an end, in words. A cancelled process is undone, or has stopped before it did anything. */
  wrong(run: SagaRun, end: End): Promise<readonly string[]>;
}
