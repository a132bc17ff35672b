// A process counts once when it begins and once when it ends, whoever tells it, and however often.
import { expect, it, vi } from 'vitest';
import { createMemoryProcesses } from '../../../functions/runtime/processes/memory-processes.ts';
import type { sagaMetric } from '../../../functions/runtime/telemetry/metrics.ts';
import { counting } from '../../../functions/runtime/telemetry/processes.ts';
import { aProcess } from '../../kit/processes.ts';

const counted = async () => {
  const tell = vi.fn<typeof sagaMetric>();
  const processes = counting(createMemoryProcesses(), tell);
  const record = aProcess(1);
  await processes.begin(record);
  return { tell, processes, record };
};

it('begins once, however often it is begun', async () => {
  const { tell, processes, record } = await counted();
  await processes.begin({ ...record });
  expect(tell.mock.calls).toEqual([['SagaStarted', record.kind]]);
});

it.each([
  ['COMPLETED', 'SagaCompleted'],
  ['COMPENSATED', 'SagaCompensated'],
  ['CANCELLED', 'SagaCancelled'],
] as const)('ends once as %s, whatever is said of it later', async (status, name) => {
  const { tell, processes, record } = await counted();
  await processes.change(record.id, (known) => ({ ...known, status: 'WAITING' }));
  await processes.change(record.id, (known) => ({ ...known, status }));
  await processes.change(record.id, (known) => ({ ...known, status }));
  await processes.change(record.id, () => undefined);
  expect(tell.mock.calls.slice(1)).toEqual([[name, record.kind]]);
});
