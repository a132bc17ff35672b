// import, validate: every rule that needs no look at the directory; a dry run also looks who has the addresses.
import type { RowResult } from '../../../domain/imports/report.ts';
import type { RowError } from '../../../domain/imports/row-error.ts';
import { CHUNK_ROWS, type CheckedRow, checkRows, type ImportRow } from '../../../domain/imports/rows.ts';
import { importUsers } from '../../../domain/sagas/import.ts';
import { isUserId } from '../../../domain/user/user.ts';
import { canonicalEmail } from '../../../domain/user/values/email.ts';
import { composeImports } from '../../runtime/compose-imports.ts';
import { composeOwners } from '../../runtime/compose-owners.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeKeyring } from '../../runtime/compose-users.ts';
import type { Owners } from '../../runtime/imports/owners.ts';
import type { ImportHead } from '../../runtime/imports/store.ts';
import { chunksOf, eachChunk, headOf, type ImportPorts, LANES, rowsOf } from '../../runtime/imports/working.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { StepFailure } from '../../runtime/sagas/step-failure.ts';
import { inLanes } from '../../runtime/streams/in-lanes.ts';

interface Ports extends ImportPorts {
  readonly owners: Owners;
}

const failed = (index: number, errors: readonly RowError[]): RowResult => ({ index, outcome: 'failed', userId: null, errors: [...errors] });

/** As the directory is now: another may be faster. */
const foreseen = async (index: number, row: ImportRow, { mode }: ImportHead, owners: Owners, call: StepCall): Promise<RowResult> => {
  const [owner, holder] = await Promise.all([
    owners.ownerOf('email', canonicalEmail(row.email), call),
    row.externalId === undefined ? undefined : owners.ownerOf('externalId', row.externalId, call),
  ]);
  if (owner !== undefined && mode === 'create') return failed(index, [{ pointer: '/email', code: 'EMAIL_TAKEN' }]);
  if (holder !== undefined && holder !== owner) return failed(index, [{ pointer: '/externalId', code: 'CONFLICT' }]);
  const userId = owner !== undefined && isUserId(owner) ? owner : null;
  return { index, outcome: userId === null ? 'would-create' : 'would-update', userId, errors: [] };
};

export const step = sagaStep<Ports>(importUsers, 'validate', {
  act: async (call, ports) => {
    const importId = call.record.id;
    const head = await headOf(importId, ports.imports);
    const chunks = await Promise.all(chunksOf(head).map((chunk) => rowsOf(importId, chunk, ports, call)));
    const checked: readonly CheckedRow[] = checkRows(
      chunks.flatMap((rows) => {
        if (rows === undefined) throw new StepFailure('Refused', 'ROWS_ARE_GONE');
        return rows;
      }),
    );
    await eachChunk(importId, head, ports, call, async (chunk) => {
      const rows = [...checked.entries()].slice(chunk * CHUNK_ROWS, (chunk + 1) * CHUNK_ROWS);
      const results = await inLanes(rows, LANES, async ([index, row]) => {
        if (!row.ok) return failed(index, row.error);
        return head.dryRun ? foreseen(index, row.value, head, ports.owners, call) : undefined;
      });
      return results.filter((result) => result !== undefined).sort((one, other) => one.index - other.index);
    });
  },
});

export const handler = serveStep(step, () => ({
  imports: composeImports(),
  owners: composeOwners(),
  keyring: composeKeyring(),
  processes: composeProcesses(),
  now: Date.now,
}));
