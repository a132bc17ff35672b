// A process: one run of a saga, with where each of its steps is. Ids and times only, nothing of the person it is about.
import * as z from 'zod';
import { PROCESS_STATUSES } from '../kernel/saga.ts';
import { UserId } from '../user/ids.ts';
import { Timestamp } from '../user/values/timestamp.ts';
import { Certificate } from './certificate.ts';
import { ProcessId } from './ids.ts';

export const PROCESS_KINDS = ['onboarding', 'email-change', 'erasure', 'offboarding', 'import', 'import-rollback'] as const;
export const ProcessKind = z.enum(PROCESS_KINDS).meta({ description: 'Which saga it is a run of.', examples: ['onboarding'] });
export type ProcessKind = z.output<typeof ProcessKind>;

export const STEP_STATES = ['RUNNING', 'WAITING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE', 'PARKED'] as const;

const Step = z
  .object({
    name: z.string().meta({ examples: ['confirm'] }),
    state: z.enum(STEP_STATES).meta({ examples: ['WAITING'] }),
    startedAt: Timestamp,
    finishedAt: Timestamp.nullable(),
    attempts: z
      .int()
      .min(1)
      .meta({ description: 'Of its action and its compensation together.', examples: [1] }),
  })
  .meta({ id: 'ProcessStep', description: 'A step that was begun.' });
export type Step = Readonly<z.output<typeof Step>>;

export const ProcessStatus = z.enum(PROCESS_STATUSES).meta({ description: 'Where the process is.', examples: ['WAITING'] });

export const Process = z
  .object({
    id: ProcessId,
    kind: ProcessKind,
    status: ProcessStatus,
    userId: UserId.nullable().meta({ description: 'Whom it is about; null where it is about many.' }),
    startedAt: Timestamp,
    updatedAt: Timestamp,
    steps: z.array(Step).meta({ description: 'In the order they were begun.' }),
    certificate: Certificate.optional().meta({ description: 'Of an erasure that is done. Lists leave it out.' }),
  })
  .meta({ id: 'Process', description: 'A run of a saga.' });
export type Process = Readonly<z.output<typeof Process>>;

export const ProcessStarted = z
  .object({ processId: ProcessId })
  .meta({ id: 'ProcessStarted', description: 'What was asked for goes on in this process.' });

export const ProcessPage = z
  .object({
    items: z.array(Process),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Sent back as `cursor` it answers what follows; null at the end.', examples: [null] }),
  })
  .meta({ id: 'ProcessPage', description: 'Part of a list of processes, the newest first.' });
