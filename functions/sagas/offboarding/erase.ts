// offboarding, erase: hands over to the erasure of the user, in the name of whoever asked for the offboarding.
import { offboarding } from '../../../domain/sagas/offboarding.ts';
import { composeExecutions } from '../../runtime/compose-executions.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { beginErasure } from '../../runtime/erasure/begin-erasure.ts';
import type { ProcessPorts } from '../../runtime/processes/begin.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';

export const step = sagaStep<ProcessPorts>(offboarding, 'erase', {
  act: async ({ userId, record: { startedBy, correlationId, traceparent } }, ports) => {
    const trace = traceparent === undefined ? {} : { traceparent };
    await beginErasure({ userId, startedBy, correlationId, ...trace }, ports);
  },
});

export const handler = serveStep(step, () => ({ processes: composeProcesses(), executions: composeExecutions(), now: Date.now }));
