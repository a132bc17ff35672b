// offboarding, grace: only the time passes, unless somebody cancels.
import { offboarding } from '../../../domain/sagas/offboarding.ts';
import { epochMs } from '../../../domain/kernel/instant.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';

export const step = sagaStep<object>(offboarding, 'grace', {
  act: async () => undefined,
  // A wait that broke after its time has not been cancelled. One that never began has given nobody time.
  close: async ({ record: { wait, cancelled }, now }) =>
    cancelled !== true && wait !== undefined && epochMs(now) >= epochMs(wait.until) ? 'answered' : 'closed',
});

export const handler = serveStep(step, () => ({ processes: composeProcesses() }));
