// Counts the processes that begin and end, by saga, wherever their records are changed.
import type { ProcessStore } from '../processes/store.ts';
import { sagaMetric } from './metrics.ts';

const ENDS = { COMPLETED: 'SagaCompleted', COMPENSATED: 'SagaCompensated', CANCELLED: 'SagaCancelled' } as const;

const endOf = (status: string): (typeof ENDS)[keyof typeof ENDS] | undefined =>
  Object.entries(ENDS).find(([ended]) => ended === status)?.[1];

/** The same store. A process counts once as begun and once as ended: a record that is there already, or has ended, counts no more. */
export const counting = (processes: ProcessStore, tell = sagaMetric): ProcessStore => ({
  ...processes,
  begin: async (record) => {
    const kept = await processes.begin(record);
    if (kept === record) tell('SagaStarted', kept.kind);
    return kept;
  },
  change: async (id, change) => {
    let before: string | undefined;
    const after = await processes.change(id, (record) => {
      before = record.status;
      return change(record);
    });
    const end = endOf(after.status);
    if (end !== undefined && before !== after.status) tell(end, after.kind);
    return after;
  },
});
