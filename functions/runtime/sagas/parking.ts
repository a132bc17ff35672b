// Parks a process: a phase that is given up is recorded and the execution fails; redriven, it comes here again and goes on.
import { instant } from '../../../domain/kernel/instant.ts';
import { park, type Parking } from '../../../domain/process/progress.ts';
import type { ProcessStore } from '../processes/store.ts';
import { StepFailure } from './step-failure.ts';

export interface ParkEvent extends Parking {
  readonly processId: string;
}

/** @throws StepFailure `PARKED` unless the execution was redriven since it was parked here */
export const parkProcess = async ({ processId, ...parking }: ParkEvent, processes: ProcessStore, now: number): Promise<void> => {
  let redriven = false;
  await processes.change(processId, (known) => {
    const { record, goesOn } = park(known, parking, instant(now));
    redriven = goesOn;
    return record;
  });
  if (!redriven) throw new StepFailure('PARKED', `${parking.step}/${parking.phase}`);
};
