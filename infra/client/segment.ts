// A segment as X-Ray takes it and gives it back, and what is kept of it here.
import * as z from 'zod';

/** A place in a trace: what comes after it names it as its parent, or as what it is linked to. */
export interface Place {
  readonly traceId: string;
  readonly id: string;
}

const TRACEPARENT = /^00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Of a W3C traceparent. */
export const placeOfTraceparent = (text: unknown): Place | undefined => {
  const [, time, rest, id] = TRACEPARENT.exec(String(text)) ?? [];
  return id === undefined ? undefined : { traceId: `1-${time}-${rest}`, id };
};

export interface Segment {
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string;
  /** Epoch milliseconds */
  readonly startMs: number;
  readonly durationMs: number;
  readonly failed: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Segments that it goes on from, though they are not its parent. */
  readonly links: readonly Place[];
}

const MS = 1_000;

// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
const document = z.object({
  id: z.string(),
  name: z.string(),
  trace_id: z.string().optional(),
  parent_id: z.string().optional(),
  start_time: z.number(),
  end_time: z.number().optional(),
  in_progress: z.boolean().optional(),
  fault: z.boolean().optional(),
  error: z.boolean().optional(),
  annotations: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  aws: z.object({ operation: z.string().optional() }).optional(),
  subsegments: z.array(z.unknown()).optional(),
});

const linksOf = (traceparent: unknown): readonly Place[] => {
  const place = placeOfTraceparent(traceparent);
  return place === undefined ? [] : [place];
};

/** A document and all inside it; nothing of one that is still open, as it comes again when it ends. */
export const segmentsOf = (json: unknown, outer?: Place): Segment[] => {
  const parsed = document.safeParse(json);
  if (!parsed.success || parsed.data.in_progress === true) return [];
  const { id, name, start_time: start, end_time: end = start, annotations = {}, aws, subsegments = [], ...rest } = parsed.data;
  const traceId = rest.trace_id ?? outer?.traceId;
  if (traceId === undefined) return [];
  const own: Segment = {
    traceId,
    id,
    parentId: rest.parent_id ?? outer?.id,
    name: aws?.operation === undefined ? name : `${name} ${aws.operation}`,
    startMs: start * MS,
    durationMs: (end - start) * MS,
    failed: rest.fault === true || rest.error === true,
    annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key, String(value)])),
    links: linksOf(annotations['goesOnFrom']),
  };
  return [own, ...subsegments.flatMap((inner) => segmentsOf(inner, { traceId, id }))];
};

/** How a function names a segment that only says what a batch goes on from. */
const MARK = 'Commit';

/** What a function goes on from is said deep inside its trace, and true of the whole of it: its first segment gets the link, and marks are left out. */
export const linkedAtTop = (segments: readonly Segment[]): readonly Segment[] => {
  const known = new Map(segments.map((segment) => [segment.id, segment]));
  const topOf = (segment: Segment): Segment => {
    const above = known.get(segment.parentId ?? '');
    return above === undefined ? segment : topOf(above);
  };
  const below = Map.groupBy(segments, topOf);
  // Nothing goes on from itself: who answers a process can be a part of it.
  const linksOfAll = (top: Segment): readonly Place[] =>
    (below.get(top) ?? []).flatMap(({ links }) => links.filter(({ traceId }) => traceId !== top.traceId));
  return segments.flatMap((segment) => (segment.name === MARK ? [] : [{ ...segment, links: linksOfAll(segment) }]));
};
