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

export interface Beginning extends Pick<ProcessRecord, 'requestHash' | 'correlationId' | 'traceparent' | 'request' | 'startedBy' | 'of'> {
  readonly id: ProcessId;
  readonly kind: ProcessKind;
  readonly userId: ProcessInput['userId'];
  readonly waits: ProcessInput['waits'];
}

/**
 * `other`: there is a process of this id that was asked for something else.
 * @param prepare what must be kept before the first step; not done again once a step has begun
 */
export const beginProcess = async (
  beginning: Beginning,
  ports: ProcessPorts,
  prepare: () => Promise<void> = async () => undefined,
): Promise<'begun' | 'known' | 'other'> => {
  const { waits, ...asked } = beginning;
  const { id, kind, userId, requestHash } = asked;
  const at = instant(ports.now());
  const record = { ...asked, status: 'RUNNING', startedAt: at, updatedAt: at, steps: [], rev: 1 } as unknown as ProcessRecord;
  const kept = await ports.processes.begin(record);
  if (kept.requestHash !== requestHash) return 'other';
  if (kept.steps.length === 0) await prepare();
  await ports.executions.start(kind, { processId: id, userId, waits }, kept.traceparent);
  return kept === record ? 'begun' : 'known';
};
