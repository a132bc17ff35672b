// Series of metrics with their statistics, as a table for people.
import { table } from '../client/table.ts';

export const SHOWN = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum', 'p50', 'p99'] as const;

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Metric extends Series {
  readonly statistics: Readonly<Record<(typeof SHOWN)[number], number>>;
}

const titleOf = ({ namespace, name, dimensions }: Series): string =>
  [`${namespace} ${name}`, ...Object.entries(dimensions).map(([dimension, value]) => `${dimension}=${value}`)].join(' ');

/** Those with this part in their title, in any case, in the order of their titles. */
export const picked = <One extends Series>(series: readonly One[], part: string): readonly One[] =>
  series
    .filter((one) => titleOf(one).toLowerCase().includes(part.toLowerCase()))
    .toSorted((one, other) => titleOf(one).localeCompare(titleOf(other)));

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

export const metricTable = (metrics: readonly Metric[]): string =>
  table(
    ['series', ...SHOWN],
    metrics.map((metric) => [titleOf(metric), ...SHOWN.map((statistic) => rounded(metric.statistics[statistic]))]),
  ).join('\n');
