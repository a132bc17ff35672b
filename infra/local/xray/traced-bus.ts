// Writes the segment that EventBridge writes: of each event, below what caused it; the invocations of its targets go on from there.
import type { BusEvent } from '../eventbridge/journal.ts';
import { placeOfTraceparent } from '../../client/segment.ts';
import type { TraceStore } from './store.ts';

/** The same whenever the event is delivered, so that nobody has to keep it. */
export const busSegmentId = (eventId: string): string => eventId.replaceAll('-', '').slice(0, 16);

/** @param now epoch milliseconds of the stack's clock */
export const traceBus =
  (traces: TraceStore, now: () => number) =>
  ({ id, detail, 'detail-type': type }: Pick<BusEvent, 'id' | 'detail' | 'detail-type'>): void => {
    const from = placeOfTraceparent(detail['traceparent']);
    if (from === undefined) return;
    const times = { startMs: now(), durationMs: 0 };
    const own = { traceId: from.traceId, id: busSegmentId(id), parentId: from.id };
    traces.add({ ...own, ...times, name: `Bus ${type}`, failed: false, annotations: {}, links: [] });
  };
