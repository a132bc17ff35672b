// How the steps of an import go through its chunks: each is recorded when it is done, and what time does not allow goes on in another attempt.
import { CHUNK_ROWS } from '../../../domain/imports/rows.ts';
import type { RowResult } from '../../../domain/imports/report.ts';
import type { ProcessId } from '../../../domain/process/ids.ts';
import { commitIdOf, requestHashOf } from '../bus/identity.ts';
import type { Keyring } from '../event-log/ports.ts';
import type { UserRepository } from '../bus/command-handler.ts';
import type { StepCall } from '../sagas/step.ts';
import { StepFailure } from '../sagas/step-failure.ts';
import { openRows } from './sealed-rows.ts';
import type { ImportHead, ImportStore } from './store.ts';

export interface ImportPorts {
  readonly imports: ImportStore;
  readonly keyring: Keyring;
  readonly now: () => number;
}

const SOURCE = 'import';
/** Of a chunk: kept of the attempt's time. */
const CHUNK_MS = 5_000;
/** Rows of a chunk that are worked on at the same time. */
export const LANES = 8;

export const headOf = async (importId: string, imports: ImportStore): Promise<ImportHead> => {
  const head = await imports.head(importId);
  if (head === undefined) throw new StepFailure('Refused', 'NO_IMPORT');
  return head;
};

/** undefined: the rows are forgotten. */
export const rowsOf = async (
  importId: string,
  chunk: number,
  { imports, keyring }: ImportPorts,
  call: Pick<StepCall, 'deadline'>,
): Promise<readonly unknown[] | undefined> => {
  const sealed = await imports.rows(importId, chunk);
  const key = sealed && (await keyring.get(importId, call));
  return sealed === undefined || key === undefined ? undefined : openRows(sealed, importId, chunk, key);
};

export const chunksOf = ({ rows }: ImportHead): readonly number[] => [...Array(Math.ceil(rows / CHUNK_ROWS)).keys()];

/** @param work answers the results of a chunk, or undefined where it is done already */
export const eachChunk = async (
  importId: string,
  head: ImportHead,
  { imports, now }: Pick<ImportPorts, 'imports' | 'now'>,
  { deadline }: Pick<StepCall, 'deadline'>,
  work: (chunk: number) => Promise<readonly RowResult[] | undefined>,
): Promise<void> => {
  for (const chunk of chunksOf(head)) {
    if (now() > deadline - CHUNK_MS) throw new StepFailure('Unavailable', 'TIME_IS_UP');
    const results = await work(chunk);
    if (results !== undefined) await imports.settle(importId, chunk, results, head.at);
  }
};

type Request = Parameters<UserRepository['execute']>[0];

/** What is done to a user for a row, in the name of who asked for the import; the same however often the row is worked on. */
export const rowCommand = (
  { record, deadline }: Pick<StepCall, 'record' | 'deadline'>,
  importId: ProcessId,
  what: 'create' | 'update' | 'take-back',
  index: number,
): Omit<Request, 'streamId' | 'decide'> => {
  const { correlationId, traceparent, startedBy } = record;
  const key = `${importId}#${index}`;
  return {
    commitId: commitIdOf({ actor: what, source: SOURCE }, key),
    requestHash: requestHashOf(what, {}, key),
    keyed: false,
    deadline,
    actor: startedBy,
    source: SOURCE,
    correlationId,
    causationId: importId,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
};
