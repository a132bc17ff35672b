// erasure, certify: nothing shows the user any more, and the record of the process keeps the certificate.
import { erasure } from '../../../domain/sagas/erasure.ts';
import { certificateOf } from '../../../domain/process/certify.ts';
import { composeDirectory } from '../../runtime/compose-directory.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import { type Clock, systemClock } from '../../runtime/config/clock.ts';
import { type ErasedLog, erasureInLog } from '../../runtime/erasure/erasure-in-log.ts';
import { caughtUp } from '../../runtime/read-models/caught-up.ts';
import type { DirectoryStore } from '../../runtime/read-models/directory-store.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepPorts } from '../../runtime/sagas/step.ts';
import { StepFailure } from '../../runtime/sagas/step-failure.ts';

interface Ports extends StepPorts {
  readonly users: ErasedLog;
  readonly directory: Pick<DirectoryStore, 'get'>;
  readonly clock: Clock;
}

export const step = sagaStep<Ports>(erasure, 'certify', {
  act: async ({ record, userId, now, deadline }, { users, directory, clock, processes }) => {
    const event = await erasureInLog(users, userId);
    if (event === undefined) throw new StepFailure('Refused', 'NOT_ERASED');
    const position = { streamId: userId, version: event.version };
    // All read models change together, so that the row tells of each of them; an erased user has none to show.
    if (!(await caughtUp({ directory, clock }, position, async () => true, deadline))) throw new StepFailure('Unavailable', 'LAGS');
    await processes.change(record.id, (known) => ({ ...known, certificate: certificateOf(known, event, now) }));
  },
});

export const handler = serveStep(step, () => ({
  users: composeUsers(),
  directory: composeDirectory(),
  processes: composeProcesses(),
  clock: systemClock,
}));
