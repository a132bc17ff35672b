// import, apply: each row that keeps the rules becomes a user, or changes the one that has its address. A cancelled import stops between two chunks.
import type { RowResult } from '../../../domain/imports/report.ts';
import { CHUNK_ROWS, ImportRow } from '../../../domain/imports/rows.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import { importUsers } from '../../../domain/sagas/import.ts';
import { importUser, upsertUser } from '../../../domain/user/decide/import-user.ts';
import { isUserId, type UserId, userIdFor } from '../../../domain/user/user.ts';
import { canonicalEmail } from '../../../domain/user/values/email.ts';
import { composeImports } from '../../runtime/compose-imports.ts';
import { composeOwners } from '../../runtime/compose-owners.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsersAndKeys } from '../../runtime/compose-users.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import type { Owners } from '../../runtime/imports/owners.ts';
import type { ImportHead } from '../../runtime/imports/store.ts';
import { eachChunk, headOf, type ImportPorts, LANES, rowCommand, rowsOf } from '../../runtime/imports/working.ts';
import type { ProcessStore } from '../../runtime/processes/store.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { StepFailure } from '../../runtime/sagas/step-failure.ts';
import { inLanes } from '../../runtime/streams/in-lanes.ts';

interface Ports extends ImportPorts {
  readonly users: UserRepository;
  readonly owners: Owners;
  readonly processes: ProcessStore;
}

const POINTERS: Partial<Record<Refusal['code'], string>> = {
  EMAIL_TAKEN: '/email',
  CONFLICT: '/externalId',
  AUTHORIZATION_ERROR: '/role',
  LAST_ADMIN: '/role',
};

const refusedRow = (index: number, { code }: Refusal): RowResult => ({
  index,
  outcome: 'failed',
  userId: null,
  errors: [{ pointer: POINTERS[code] ?? '', code }],
});

const done = (index: number, outcome: 'created' | 'updated' | 'unchanged', userId: UserId): RowResult => ({
  index,
  outcome,
  userId,
  errors: [],
});

const create = async (index: number, row: ImportRow, call: StepCall, { users }: Ports): Promise<RowResult> => {
  const command = rowCommand(call, call.record.id, 'create', index);
  const userId = userIdFor(command.commitId);
  const outcome = await users.execute({ ...command, streamId: userId, creates: true, decide: (state) => importUser(row, state) });
  if (outcome.kind === 'unavailable') throw new StepFailure('Unavailable', 'UNAVAILABLE');
  if (outcome.kind === 'accepted') return done(index, 'created', userId);
  // Nobody but this row makes a user of this id: it was made before, and lives on.
  const made = outcome.refusal.code === 'CONFLICT' && (await users.load(userId)) !== undefined;
  return made ? done(index, 'created', userId) : refusedRow(index, outcome.refusal);
};

const change = async (index: number, row: ImportRow, userId: UserId, call: StepCall, { users }: Ports): Promise<RowResult> => {
  const command = rowCommand(call, call.record.id, 'update', index);
  const outcome = await users.execute({
    ...command,
    streamId: userId,
    decide: (state, context) => upsertUser({ ...row, userId }, state, context),
  });
  if (outcome.kind === 'unavailable') throw new StepFailure('Unavailable', 'UNAVAILABLE');
  if (outcome.kind === 'refused') return refusedRow(index, outcome.refusal);
  return done(index, outcome.changed ? 'updated' : 'unchanged', userId);
};

/** Whoever is found by the claim is asked again by the decision, so that no other user is changed. */
const applyRow = async (index: number, row: ImportRow, { mode }: ImportHead, call: StepCall, ports: Ports): Promise<RowResult> => {
  const made = await create(index, row, call, ports);
  if (mode === 'create' || made.errors[0]?.code !== 'EMAIL_TAKEN') return made;
  const owner = await ports.owners.ownerOf('email', canonicalEmail(row.email), call);
  return owner === undefined || !isUserId(owner) ? made : change(index, row, owner, call, ports);
};

const skipped = (index: number): RowResult => ({ index, outcome: 'skipped', userId: null, errors: [] });

export const step = sagaStep<Ports>(importUsers, 'apply', {
  act: async (call, ports) => {
    const importId = call.record.id;
    const head = await headOf(importId, ports.imports);
    if (head.dryRun) return;
    await eachChunk(importId, head, ports, call, async (chunk) => {
      const first = chunk * CHUNK_ROWS;
      const known = await ports.imports.results(importId, chunk);
      if (known.length === Math.min(CHUNK_ROWS, head.rows - first)) return undefined;
      const [rows, process] = await Promise.all([rowsOf(importId, chunk, ports, call), ports.processes.get(importId)]);
      if (rows === undefined) throw new StepFailure('Refused', 'ROWS_ARE_GONE');
      const decided = new Set(known.map(({ index }) => index));
      const left = rows.map((row, at) => [first + at, row] as const).filter(([index]) => !decided.has(index));
      const results = await inLanes(left, LANES, async ([index, row]) =>
        process?.cancelled === true ? skipped(index) : applyRow(index, ImportRow.parse(row), head, call, ports),
      );
      return [...known, ...results].sort((one, other) => one.index - other.index);
    });
  },
});

export const handler = serveStep(step, () => ({
  ...composeUsersAndKeys(),
  imports: composeImports(),
  owners: composeOwners(),
  processes: composeProcesses(),
  now: Date.now,
}));
