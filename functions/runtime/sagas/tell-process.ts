// Tells a process that what it waits for is decided. The change is made and kept: a process that cannot be told now looks for it when its wait ends.
import { describeFailure } from '../failure.ts';
import type { ProcessStore } from '../processes/store.ts';
import { logger } from '../telemetry/logger.ts';
import { traceGoesOnFrom } from '../telemetry/tracer.ts';

export const tellProcess = async (
  processId: string,
  processes: Pick<ProcessStore, 'get'>,
  tell: (taskToken: string) => Promise<void>,
): Promise<void> => {
  try {
    const { wait, traceparent } = (await processes.get(processId)) ?? {};
    traceGoesOnFrom(traceparent);
    if (wait !== undefined) await tell(wait.taskToken);
  } catch (thrown) {
    logger.warn('The process could not be told', { processId, ...describeFailure(thrown) });
  }
};
