// Writes the segments that Step Functions writes: of each execution, below what started it; its steps go on from there.
import type { Engine } from '../stepfunctions/engine.ts';
import type { Execution } from '../stepfunctions/execution/execution.ts';
import { headerOf, newSegmentId, placeOfHeader, UNSAMPLED } from './header.ts';
import type { TraceStore } from './store.ts';

/** `OnboardingSaga` of `Rollcall-local-Sagas-OnboardingSagaMachine78C83F39` */
const machineOf = (name: string): string => /-([A-Za-z]+)Machine[0-9A-F]{8}$/.exec(name)?.[1] ?? name;

/** @param now epoch milliseconds of the stack's clock */
export const traceExecutions = (traces: TraceStore, now: () => number) => ({
  starting:
    (start: Engine['start']): Engine['start'] =>
    (machine, request) => {
      const from = placeOfHeader(request.traceHeader);
      if (from === undefined || request.traceHeader?.endsWith(UNSAMPLED) === true) return start(machine, request);
      const own = { traceId: from.traceId, id: newSegmentId() };
      const times = { startMs: now(), durationMs: 0 };
      // At once, as its steps name it as their parent; it ends when the execution does.
      traces.add({ ...own, ...times, parentId: from.id, name: machineOf(machine.name), failed: false, annotations: {}, links: [] });
      return start(machine, { ...request, traceHeader: headerOf(own) });
    },
  closed: ({ start, status }: Pick<Execution, 'start' | 'status'>): void => {
    const place = placeOfHeader(start.traceHeader);
    if (place !== undefined && status !== 'RUNNING') traces.end(place, now(), status !== 'SUCCEEDED');
  },
});
