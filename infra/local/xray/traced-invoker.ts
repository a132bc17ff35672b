// Writes the segments that AWS writes for us: of the API, and of each invocation, with what it goes on from.
import { type Place, placeOfTraceparent } from '../../client/segment.ts';
import type { Invoker } from '../ports.ts';
import { headerOf, newSegmentId, newTraceId, placeOfHeader, UNSAMPLED } from './header.ts';
import type { TraceStore } from './store.ts';
import { busSegmentId } from './traced-bus.ts';

/** Of the events that a function can get, the parts that say which trace they are of. */
interface Incoming {
  readonly id?: string;
  readonly routeKey?: string;
  readonly detail?: { readonly traceparent?: unknown };
}

/** A delivery of the bus stays in its event's trace. A batch of a stream gets a trace of its own: its function says what it goes on from. */
const eventOf = ({ id, detail }: Incoming): Place | undefined => {
  const from = placeOfTraceparent(detail?.traceparent);
  return from && (id === undefined ? from : { ...from, id: busSegmentId(id) });
};

const functionOf = (arn: string): string => {
  const name = arn.split(':').at(-1) ?? arn;
  return /-([A-Za-z]+)Function[0-9A-F]{8}$/.exec(name)?.[1] ?? name;
};

/** @param now epoch milliseconds of the stack's clock, which is also the functions' */
export const traceInvocations =
  ({ invoke }: Invoker, traces: TraceStore, now: () => number): Invoker['invoke'] =>
  async (functionArn, event, options) => {
    // Whoever called decided that nothing is recorded; the functions' tracers heed it too.
    if (options?.traceHeader?.endsWith(UNSAMPLED)) return invoke(functionArn, event, options);
    const incoming = (event ?? {}) as Incoming;
    const startMs = now();
    const began = performance.now();
    const from = placeOfHeader(options?.traceHeader) ?? eventOf(incoming);
    const own: Place = { traceId: from?.traceId ?? newTraceId(startMs), id: newSegmentId() };
    const write = (id: string, parentId: string | undefined, name: string, failed: boolean): void =>
      traces.add({
        traceId: own.traceId,
        id,
        parentId,
        name,
        startMs,
        durationMs: performance.now() - began,
        failed,
        annotations: {},
        links: [],
      });
    const finish = (failed: boolean): void => {
      const { routeKey } = incoming;
      if (routeKey !== undefined && from !== undefined) write(from.id, undefined, `API ${routeKey}`, failed);
      write(own.id, from?.id, functionOf(functionArn), failed);
    };
    try {
      const answer = await invoke(functionArn, event, { traceHeader: headerOf(own) });
      finish(false);
      return answer;
    } catch (error) {
      finish(true);
      throw error;
    }
  };
