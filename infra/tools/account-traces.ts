// Finds traces in an account's X-Ray, and reads their documents as the lines of the tree.
import * as z from 'zod';
import type { Progress } from '../client/progress.ts';
import { linkedAtTop, segmentsOf } from '../client/segment.ts';
import { askAws } from './aws-cli.ts';
import { NotDone } from './connection.ts';
import type { TraceLine } from './trace-tree.ts';

/** How long a time X-Ray searches at once is not documented: a long one is asked for in parts. */
const SLICE_S = 6 * 3_600;
/** Of one BatchGetTraces. */
const IDS = 5;
const TRACE_ID = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;
/** What the service takes as a correlation id: nothing that could end the string in the filter. */
const CORRELATION_ID = /^[A-Za-z0-9_-]{8,128}$/;
/** `CreateUser` of `Rollcall-dev-Api-CreateUserFunctionCBF58F24-gJ5TqPWhcsKI`, as the local stack names it. */
const FUNCTION = /-([A-Za-z]+)Function[0-9A-F]{8}-\w+$/;

const summaries = z.object({ TraceSummaries: z.array(z.object({ Id: z.string() })) });
const batch = z.object({
  Traces: z.array(z.object({ Id: z.string(), Segments: z.array(z.object({ Id: z.string(), Document: z.string() })) })),
  UnprocessedTraceIds: z.array(z.string()).default([]),
});
const head = z.looseObject({ id: z.string(), name: z.string(), parent_id: z.string().optional(), inferred: z.boolean().optional() });

export interface Search {
  readonly hours: number;
  readonly nowMs: number;
  readonly progress: Progress;
}

/** Ids of the traces that a filter finds. @param what of it the progress tells */
const idsOf = async (what: string, FilterExpression: string, { hours, nowMs, progress }: Search): Promise<readonly string[]> => {
  const end = Math.ceil(nowMs / 1_000);
  const slices = Math.ceil((hours * 3_600) / SLICE_S);
  const ids = new Set<string>();
  progress.start(`X-Ray, ${hours} h, ${what}`, slices);
  try {
    for (let slice = 0; slice < slices; slice += 1) {
      const EndTime = end - slice * SLICE_S;
      const StartTime = Math.max(EndTime - SLICE_S, end - hours * 3_600);
      const found = summaries.parse(await askAws('xray', 'get-trace-summaries', { StartTime, EndTime, FilterExpression }));
      for (const { Id } of found.TraceSummaries) ids.add(Id);
      progress.tick();
    }
  } finally {
    progress.stop();
  }
  return [...ids];
};

/** X-Ray makes a segment of each call of a service too, where that sends none: the call itself is there already. */
const lineOf = ({ Id, Segments }: z.infer<typeof batch>['Traces'][number]): TraceLine => {
  const documents = Segments.map(({ Document }) => head.parse(JSON.parse(Document)));
  const parents = new Set(documents.map(({ parent_id: parent }) => parent));
  const own = documents.filter(({ id, inferred }) => inferred !== true || parents.has(id));
  const segments = own.flatMap((document) =>
    segmentsOf({ ...document, trace_id: Id, name: FUNCTION.exec(document.name)?.[1] ?? document.name }),
  );
  return { traceId: Id, segments: linkedAtTop(segments) };
};

const read = async (ids: readonly string[]): Promise<readonly TraceLine[]> => {
  const traces: TraceLine[] = [];
  for (let at = 0; at < ids.length; at += IDS) {
    const { Traces, UnprocessedTraceIds } = batch.parse(await askAws('xray', 'batch-get-traces', { TraceIds: ids.slice(at, at + IDS) }));
    if (UnprocessedTraceIds.length > 0) throw new NotDone(`X-Ray did not give ${UnprocessedTraceIds.join(', ')}: run it again in a minute`);
    traces.push(...Traces.map(lineOf));
  }
  return traces;
};

/** Of what goes on from a trace: the `traceparent` that it names begins so. */
const goesOnFrom = (id: string): string => `annotation.goesOnFrom BEGINSWITH "00-${id.slice(2).replace('-', '')}"`;

/** Adds what goes on from them, and from that, until nothing more is found. */
const follow = async (ids: readonly string[], search: Search, known: readonly string[] = []): Promise<readonly string[]> => {
  const all = [...known, ...ids];
  const found = new Set<string>();
  for (let at = 0; at < ids.length; at += IDS) {
    const filter = ids
      .slice(at, at + IDS)
      .map(goesOnFrom)
      .join(' OR ');
    for (const id of await idsOf('what goes on from it', filter, search)) if (!all.includes(id)) found.add(id);
  }
  return found.size === 0 ? all : follow([...found], search, all);
};

/** @param id of a trace, or a correlation id. @throws NotDone where there is none, or not all of it came */
export const tracesInAccount = async (id: string, search: Search): Promise<readonly TraceLine[]> => {
  if (!TRACE_ID.test(id) && !CORRELATION_ID.test(id)) throw new NotDone(`${id} is neither a correlation id nor the id of a trace`);
  const named = TRACE_ID.test(id) ? [id] : await idsOf('the request', `annotation.correlationId = "${id}"`, search);
  const traces = await read(await follow(named, search));
  if (traces.length > 0) return traces;
  throw new NotDone(
    `X-Ray knows no trace of ${id}${TRACE_ID.test(id) ? '' : ` in the last ${search.hours} h`}. Was it sampled (X-Ray takes one request a second and 5 % of the rest)? ` +
      'Is it of this account and region? A trace takes half a minute to be found. --hours looks further back.',
  );
};
