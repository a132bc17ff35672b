// Parks a process: the first time a phase is given up it is recorded and the execution fails; redriven, it comes here again and goes on.
import { instant } from '../../../domain/kernel/instant.ts';
import type { Phase } from '../../../domain/kernel/saga-flow.ts';
import { park } from '../../../domain/process/progress.ts';
import type { ProcessStore } from '../processes/store.ts';
import { StepFailure } from './step-failure.ts';

export interface ParkEvent {
  readonly processId: string;
  readonly step: string;
  readonly phase: Phase;
}

/** @throws StepFailure `PARKED` the first time */
export const parkProcess = async ({ processId, step, phase }: ParkEvent, processes: ProcessStore, now: number): Promise<void> => {
  let parkedBefore = false;
  await processes.change(processId, (record) => {
    const parked = park(record, step, phase, instant(now));
    parkedBefore = parked === undefined;
    return parked;
  });
  if (!parkedBefore) throw new StepFailure('PARKED', `${step}/${phase}`);
};
