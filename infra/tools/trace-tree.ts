// Traces as one tree of text: each segment below its parent, each linked trace below what it goes on from.

/** What it reads of GET /_local/traces/{id}. */
export interface TraceLine {
  readonly traceId: string;
  readonly segments: readonly {
    readonly id: string;
    readonly parentId?: string | undefined;
    readonly name: string;
    readonly startMs: number;
    readonly durationMs: number;
    readonly failed: boolean;
    readonly links: readonly { readonly traceId: string; readonly id: string }[];
  }[];
}

type Line = TraceLine['segments'][number];

export interface TreeNode {
  readonly segment: Line;
  readonly children: readonly TreeNode[];
}

/** What a segment hangs below: its parent, else the first segment that it is linked to and that is here. */
const aboveOf = ({ parentId, links }: Line, known: ReadonlySet<string>): string | undefined =>
  [parentId, ...links.map(({ id }) => id)].find((id) => id !== undefined && known.has(id));

/** Roots in the order of their time. A segment whose parent is missing is a root: that is what a broken link looks like. */
export const treesOf = (traces: readonly TraceLine[]): readonly TreeNode[] => {
  const segments = traces.flatMap((trace) => trace.segments).toSorted((one, other) => one.startMs - other.startMs);
  const known = new Set(segments.map(({ id }) => id));
  const below = Map.groupBy(segments, (segment) => aboveOf(segment, known) ?? '');
  const grow = (id: string): readonly TreeNode[] => (below.get(id) ?? []).map((segment) => ({ segment, children: grow(segment.id) }));
  return grow('');
};

const label = ({ name, durationMs, failed, links }: Line): string =>
  `${name}  ${durationMs.toFixed(0)} ms${failed ? '  FAILED' : ''}${links.length > 0 ? `  (goes on from ${links.length})` : ''}`;

const branch = ({ segment, children }: TreeNode, lead: string, last: boolean): string[] => [
  `${lead}${last ? '└─ ' : '├─ '}${label(segment)}`,
  ...children.flatMap((child, at) => branch(child, `${lead}${last ? '   ' : '│  '}`, at === children.length - 1)),
];

export const treeText = (trees: readonly TreeNode[]): string =>
  trees
    .flatMap(({ segment, children }) => [label(segment), ...children.flatMap((child, at) => branch(child, '', at === children.length - 1))])
    .join('\n');
