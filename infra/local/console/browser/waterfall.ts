// Traces as a waterfall: spans in the order of their tree, in stretches between which nothing happened for long.
import { type TraceLine, type TreeNode, treesOf } from '../../../tools/trace-tree.ts';

export interface Trace extends TraceLine {
  readonly correlationIds: readonly string[];
}

type Segment = TraceLine['segments'][number];

/** What the trace began with. Clocks differ by a millisecond, so the earliest can be inside of it. */
export const originOf = ({ segments }: TraceLine): Segment | undefined =>
  segments.find(({ parentId }) => !segments.some(({ id }) => id === parentId)) ?? segments[0];

/** A pause of this length would make everything beside it too thin to be seen. */
const PAUSE_MS = 5_000;
/** So that what took no time is still a mark. */
const LEAST_PERCENT = 0.4;

export interface Span {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly depth: number;
  /** Since its stretch began */
  readonly startMs: number;
  readonly durationMs: number;
  readonly failed: boolean;
  /** Goes on from a commit of another trace. */
  readonly linked: boolean;
  /** Per cent of the stretch */
  readonly left: number;
  readonly width: number;
}

export interface Stretch {
  /** Since the one before it ended; 0 for the first */
  readonly afterMs: number;
  /** Epoch milliseconds */
  readonly startMs: number;
  readonly durationMs: number;
  readonly spans: readonly Span[];
}

const endOf = ({ startMs, durationMs }: Segment): number => startMs + durationMs;

/** `DynamoDB PutItem` is a call of DynamoDB; what the tracer writes inside a function begins with `##`. */
const partsOf = (text: string): { service: string; name: string } => {
  const [, service, name] = /^(\S+) (.+)$/u.exec(text) ?? [];
  if (service === '##' && name !== undefined) return { service: 'Function', name };
  return service === undefined || name === undefined ? { service: 'Lambda', name: text } : { service, name };
};

const flat = ({ segment, children }: TreeNode, depth: number): { segment: Segment; depth: number }[] => [
  { segment, depth },
  ...children.flatMap((child) => flat(child, depth + 1)),
];

const stretchOf = (segments: readonly Segment[], before: number | undefined): Stretch => {
  const startMs = segments[0]?.startMs ?? 0;
  const durationMs = Math.max(...segments.map(endOf)) - startMs;
  const percent = (ms: number): number => (durationMs === 0 ? 0 : (ms / durationMs) * 100);
  const spans = treesOf([{ traceId: '', segments }])
    .flatMap((tree) => flat(tree, 0))
    .map(({ segment, depth }) => {
      const { id, name, failed, links } = segment;
      const width = Math.max(percent(segment.durationMs), LEAST_PERCENT);
      const left = Math.min(percent(segment.startMs - startMs), 100 - width);
      const times = { startMs: segment.startMs - startMs, durationMs: segment.durationMs };
      return { id, ...partsOf(name), depth, ...times, failed, linked: links.length > 0, left, width };
    });
  return { afterMs: before === undefined ? 0 : startMs - before, startMs, durationMs, spans };
};

export const stretchesOf = (traces: readonly TraceLine[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let open: Segment[] = [];
  let end: number | undefined;
  let before: number | undefined;
  for (const segment of traces.flatMap(({ segments }) => segments).toSorted((one, other) => one.startMs - other.startMs)) {
    if (end !== undefined && segment.startMs - end > PAUSE_MS) {
      stretches.push(stretchOf(open, before));
      [open, before] = [[], end];
    }
    open.push(segment);
    end = Math.max(end ?? 0, endOf(segment));
  }
  return open.length === 0 ? stretches : [...stretches, stretchOf(open, before)];
};
