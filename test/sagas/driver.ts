// What the matrix must know of a saga beside its definition: how a run begins, what a person answers, and what is right at the end.
import type { World } from '../kit/http-world.ts';
import type { SagaRun } from './run-saga.ts';

export interface SagaDriver {
  start(world: World): Promise<void>;
  /** Of somebody who answers everything. */
  answer(run: SagaRun): Promise<void>;
  /** What is wrong after an end, in words. */
  wrong(run: SagaRun, end: 'COMPLETED' | 'COMPENSATED'): Promise<readonly string[]>;
}
