// What a cell of the matrix does to the handlers of a run.
import { StepFailure } from '../../functions/runtime/sagas/step-failure.ts';
import { type Cell, isHit } from './cells.ts';
import type { Interference, Means, Task } from './task.ts';

const unavailable = (): never => {
  throw new StepFailure('Unavailable', 'UNAVAILABLE');
};

/** The task is done, whatever it has to say of it. */
const silently = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch {
    // It is heard the next time.
  }
};

/** @param answered hears how whoever cancels is answered */
const whileActing = async (
  { fault }: Cell,
  work: () => Promise<void>,
  { hang, cancel }: Means,
  answered: (status: number) => void,
): Promise<void> => {
  switch (fault) {
    case 'is cancelled before it':
      answered(await cancel());
      return work();
    case 'is cancelled when it is done or waits':
      await work();
      return answered(await cancel());
    case 'fails before the effect':
      return unavailable();
    case 'fails after it':
      await silently(work);
      return unavailable();
    case 'times out':
      await hang();
      return work();
    case 'is delivered twice':
      await silently(work);
      return work();
    case 'refuses':
      throw new StepFailure('Refused', 'NO');
  }
};

/**
 * @param lifted whether all works again
 * @param answered hears how whoever cancels is answered
 */
export const interference = (cell: Cell, lifted: () => boolean, answered: (status: number) => void): Interference => {
  const failedOnce = new Set<string>();
  const whileUndoing = async ({ step, participant }: Task, work: () => Promise<void>): Promise<void> => {
    if (cell.undoing === 'keeps failing') unavailable();
    if (cell.undoing === 'works') return work();
    const name = `${step} ${participant}`;
    await silently(work);
    if (failedOnce.has(name)) return work();
    failedOnce.add(name);
    unavailable();
  };
  return (task, work, means) => {
    if (lifted()) return work();
    if (task.phase === 'undo') return whileUndoing(task, work);
    return isHit(cell, task) ? whileActing(cell, work, means, answered) : work();
  };
};
