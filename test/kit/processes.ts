// Records of processes for tests, the later the higher their number.
import { instant } from '../../domain/kernel/instant.ts';
import { processIdFor } from '../../domain/process/ids.ts';
import type { ProcessRecord } from '../../domain/process/progress.ts';
import { ada } from './users.ts';

/** epoch milliseconds */
export const AT = Date.parse('2026-03-01T12:00:00.000Z');

export const aProcess = (number: number, more: Partial<ProcessRecord> = {}): ProcessRecord => ({
  id: processIdFor(number.toString(16).padStart(32, '0')),
  kind: 'onboarding',
  status: 'RUNNING',
  userId: ada,
  startedAt: instant(AT + number),
  updatedAt: instant(AT + number),
  steps: [],
  requestHash: 'a'.repeat(32),
  correlationId: 'correlation-1',
  startedBy: 'an-operator',
  rev: 1,
  ...more,
});
