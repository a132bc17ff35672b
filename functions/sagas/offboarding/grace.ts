// offboarding, grace: only the time passes, unless somebody cancels.
import { offboarding } from '../../../domain/sagas/offboarding.ts';
import { epochMs } from '../../../domain/kernel/instant.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';

export const step = sagaStep<object>(offboarding, 'grace', {
  act: async () => undefined,
  // A wait that broke after its time has not been cancelled.
  close: async ({ record, now, until }) => (record.cancelled !== true && epochMs(now) >= epochMs(until) ? 'answered' : 'closed'),
});

export const handler = serveStep(step, () => ({ processes: composeProcesses() }));
