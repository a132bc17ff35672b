// Tells a process that what it waits for is decided. The change is made and kept: a process that cannot be told now looks for it when its wait ends.
import { backOff } from '../event-log/backoff.ts';
import { type Effects, systemEffects } from '../event-log/effects.ts';
import { describeFailure, mayPass } from '../failure.ts';
import type { ProcessStore } from '../processes/store.ts';
import { logger } from '../telemetry/logger.ts';
import { traceGoesOnFrom } from '../telemetry/tracer.ts';

/** What one try may take: the attempts of the SDK, each until its time-out. It must end before the function does. */
const LONGEST_TRY_MS = 3_500;

/** The end of its wait can be half a day away, so it is tried while there is time. @param deadline of the request, epoch milliseconds */
export const tellProcess = async (
  { processId, deadline }: { readonly processId: string; readonly deadline: number },
  processes: Pick<ProcessStore, 'get'>,
  tell: (taskToken: string) => Promise<void>,
  effects: Effects = systemEffects,
): Promise<void> => {
  for (let round = 0; ; round += 1) {
    try {
      const { wait, traceparent } = (await processes.get(processId)) ?? {};
      traceGoesOnFrom(traceparent);
      if (wait !== undefined) await tell(wait.taskToken);
      return;
    } catch (thrown) {
      if (mayPass(thrown) && (await backOff(round, deadline - LONGEST_TRY_MS, effects))) continue;
      logger.warn('The process could not be told', { processId, ...describeFailure(thrown) });
      return;
    }
  }
};
