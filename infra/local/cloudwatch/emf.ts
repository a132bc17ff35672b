// Values in a line of the embedded metric format, as CloudWatch takes them from a function's log.
import type { Series } from './store.ts';

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
const MARK = '_aws';

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

export interface Value {
  readonly series: Series;
  readonly value: number;
  readonly at: number;
}

/** Nothing, for a line that is none. */
export const readEmf = (line: string): readonly Value[] => {
  if (!line.startsWith('{') || !line.includes(`"${MARK}"`)) return [];
  const parsed = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const { Timestamp, CloudWatchMetrics } = parsed[MARK] as { readonly Timestamp: number; readonly CloudWatchMetrics: readonly Directive[] };
  return CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) =>
      Dimensions.flatMap((set) => {
        const dimensions = Object.fromEntries(set.map((key) => [key, String(parsed[key])]));
        const series = { namespace: Namespace, name: Name, dimensions };
        return [parsed[Name]].flat().map((value) => ({ series, value: Number(value), at: Timestamp }));
      }),
    ),
  );
};
