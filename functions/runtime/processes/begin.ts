// Begins a process: its record is kept, then its execution is started. Both hold when they are done twice.
import { instant } from '../../../domain/kernel/instant.ts';
import type { ProcessId } from '../../../domain/process/ids.ts';
import type { ProcessKind } from '../../../domain/process/process.ts';
import type { ProcessRecord } from '../../../domain/process/progress.ts';
import type { Executions, ProcessInput } from '../sagas/executions.ts';
import type { ProcessStore } from './store.ts';

export interface ProcessPorts {
  readonly processes: ProcessStore;
  readonly executions: Executions;
  readonly now: () => number;
}

export interface Beginning extends Pick<ProcessRecord, 'requestHash' | 'correlationId' | 'traceparent' | 'request' | 'startedBy'> {
  readonly id: ProcessId;
  readonly kind: ProcessKind;
  readonly userId: ProcessInput['userId'];
  readonly waits: ProcessInput['waits'];
}

/** `other`: there is a process of this id that was asked for something else. */
export const beginProcess = async (beginning: Beginning, ports: ProcessPorts): Promise<'begun' | 'known' | 'other'> => {
  const { waits, ...asked } = beginning;
  const { id, kind, userId, requestHash } = asked;
  const at = instant(ports.now());
  const record = { ...asked, status: 'RUNNING', startedAt: at, updatedAt: at, steps: [], rev: 1 } as unknown as ProcessRecord;
  const kept = await ports.processes.begin(record);
  if (kept.requestHash !== requestHash) return 'other';
  await ports.executions.start(kind, { processId: id, userId, waits });
  return kept === record ? 'begun' : 'known';
};
