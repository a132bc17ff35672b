// import-rollback, withdraw: the users that an import made are gone again, but for those that anybody has touched since.
import type { RowResult } from '../../../domain/imports/report.ts';
import { importRollback } from '../../../domain/sagas/import.ts';
import { takeBackImport } from '../../../domain/user/decide/import-user.ts';
import { composeImports } from '../../runtime/compose-imports.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsersAndKeys } from '../../runtime/compose-users.ts';
import { erase } from '../../runtime/erasure/erase.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import { eachChunk, headOf, type ImportPorts, LANES, rowCommand } from '../../runtime/imports/working.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { StepFailure } from '../../runtime/sagas/step-failure.ts';
import { inLanes } from '../../runtime/streams/in-lanes.ts';

interface Ports extends ImportPorts {
  readonly users: UserRepository;
}

/** The only commit of a user that nobody has touched. */
const UNTOUCHED = 1;

const takeBack = async (result: RowResult, call: StepCall, { users, keyring }: Ports): Promise<RowResult> => {
  const { record } = call;
  const { index, outcome: before, userId } = result;
  if (before !== 'created' || userId === null || record.of === undefined) return result;
  const command = { ...rowCommand(call, record.of, 'take-back', index), streamId: userId, expectedVersion: UNTOUCHED };
  const outcome = await erase({ ...command, decide: takeBackImport }, { users, keyring });
  if (outcome.kind === 'unavailable') throw new StepFailure('Unavailable', 'UNAVAILABLE');
  if (outcome.kind === 'accepted') return { ...result, outcome: 'rolled-back' };
  return { ...result, outcome: 'kept', errors: [{ pointer: '', code: outcome.refusal.code }] };
};

export const step = sagaStep<Ports>(importRollback, 'withdraw', {
  act: async (call, ports) => {
    const importId = call.record.of;
    if (importId === undefined) throw new RangeError('a rollback is of an import');
    const head = await headOf(importId, ports.imports);
    await eachChunk(importId, head, ports, call, async (chunk) => {
      const known = await ports.imports.results(importId, chunk);
      if (!known.some(({ outcome }) => outcome === 'created')) return undefined;
      const results = await inLanes(known, LANES, (result) => takeBack(result, call, ports));
      return results.toSorted((one, other) => one.index - other.index);
    });
  },
});

export const handler = serveStep(step, () => ({
  ...composeUsersAndKeys(),
  imports: composeImports(),
  processes: composeProcesses(),
  now: Date.now,
}));
