// What became of each row of an import: by its index, without anything of the person.
import * as z from 'zod';
import { ProcessId } from '../process/ids.ts';
import { UserId } from '../user/ids.ts';
import { RowError } from './row-error.ts';
import { ImportMode } from './rows.ts';

export const ROW_OUTCOMES = [
  'created',
  'updated',
  'unchanged',
  'failed',
  'skipped',
  'would-create',
  'would-update',
  'rolled-back',
  'kept',
] as const;

const RowOutcome = z.enum(ROW_OUTCOMES).meta({
  description:
    'would-…: of a dry run. skipped: the import was cancelled before. rolled-back: created, and gone again. kept: created, and changed since, so that no rollback takes it.',
  examples: ['created'],
});

export const RowResult = z
  .object({
    index: z
      .int()
      .min(0)
      .meta({ description: 'Of the row, counted from 0.', examples: [0] }),
    outcome: RowOutcome,
    userId: UserId.nullable().meta({ description: 'Whom the row made or changed.' }),
    errors: z.array(RowError),
  })
  .meta({ id: 'ImportRowResult' });
export type RowResult = Readonly<z.output<typeof RowResult>>;

export const ImportReport = z
  .object({
    processId: ProcessId,
    mode: ImportMode,
    dryRun: z.boolean(),
    rows: z.int().meta({ description: 'How many were sent.', examples: [3] }),
    counts: z.partialRecord(RowOutcome, z.int()).meta({ description: 'Rows by their outcome; the rest is still to be done.' }),
    items: z.array(RowResult).meta({ description: 'In order of their index; a row that is still to be done is missing.' }),
  })
  .meta({ id: 'ImportReport', description: 'What became of the rows of an import.' });
export type ImportReport = Readonly<z.output<typeof ImportReport>>;

export const countsOf = (results: readonly RowResult[]): ImportReport['counts'] =>
  Object.fromEntries([...Map.groupBy(results, ({ outcome }) => outcome)].map(([outcome, rows]) => [outcome, rows.length]));
