// Keeps the newest traces in memory, and finds one with all that is linked to it.
import { linkedAtTop, type Place, type Segment } from '../../client/segment.ts';

const KEPT_TRACES = 1_000;

export interface Trace {
  readonly traceId: string;
  readonly correlationIds: readonly string[];
  /** In the order in which they began. */
  readonly segments: readonly Segment[];
}

export interface TraceStore {
  add(segment: Segment): void;
  /** Ends a segment that was added when it began; nothing where it is forgotten. */
  end(place: Place, atMs: number, failed: boolean): void;
  /** Newest first. `changes`: only those that a caller or a time began and that may have changed something. */
  list(limit: number, which?: 'all' | 'changes'): readonly Trace[];
  /** By trace id or correlation id, with the traces that go on from them, oldest first; empty where there is none. */
  find(id: string): readonly Trace[];
}

/** Not a read, and nothing that goes on from another trace: that is found with what it goes on from. */
const beginsChange = ({ segments }: Trace): boolean => !segments.some(({ name, links }) => name.startsWith('API GET ') || links.length > 0);

const begin = ({ segments }: Trace): number => segments[0]?.startMs ?? 0;

export const createTraceStore = (): TraceStore => {
  const traces = new Map<string, Map<string, Segment>>();
  const traceOf = (traceId: string): Trace => {
    const all = [...(traces.get(traceId)?.values() ?? [])].sort((one, other) => one.startMs - other.startMs);
    const correlationIds = [...new Set(all.flatMap(({ annotations }) => annotations.correlationId ?? []))];
    return { traceId, correlationIds, segments: linkedAtTop(all) };
  };

  /** Adds what is linked until nothing more is found. */
  const follow = (found: ReadonlySet<string>): ReadonlySet<string> => {
    const next = new Set(found);
    for (const [traceId, segments] of traces) {
      if ([...segments.values()].some(({ links }) => links.some((link) => found.has(link.traceId)))) next.add(traceId);
    }
    return next.size === found.size ? found : follow(next);
  };

  return {
    add: (segment) => {
      const trace = traces.get(segment.traceId) ?? new Map<string, Segment>();
      trace.set(segment.id, segment);
      traces.set(segment.traceId, trace);
      if (traces.size > KEPT_TRACES) traces.delete(traces.keys().next().value ?? '');
    },
    end: ({ traceId, id }, atMs, failed) => {
      const segment = traces.get(traceId)?.get(id);
      if (segment !== undefined) traces.get(traceId)?.set(id, { ...segment, durationMs: atMs - segment.startMs, failed });
    },
    list: (limit, which = 'all') =>
      [...traces.keys()]
        .map(traceOf)
        .filter((trace) => which === 'all' || beginsChange(trace))
        .sort((one, other) => begin(other) - begin(one))
        .slice(0, limit),
    find: (id) => {
      const named = [...traces.keys()].filter((traceId) => traceId === id || traceOf(traceId).correlationIds.includes(id));
      return [...follow(new Set(named))].map(traceOf).sort((one, other) => begin(one) - begin(other));
    },
  };
};
