// The geometry of a chart: a scale that ends on a round number, and each line as a path in a square of 100 by 100.
import type { LineView } from '../../cloudwatch/dashboard-view.ts';

const ROUND = [1, 2, 5, 10];

/** The smallest round number that nothing exceeds; 1 where there is nothing. */
export const ceilingOf = (lines: readonly LineView[]): number => {
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return (ROUND.find((factor) => factor * power >= most) ?? 10) * power;
};

/** Each line on top of those before it. */
export const stacked = (lines: readonly LineView[]): LineView[] =>
  lines.map((line, index) => ({
    ...line,
    values: line.values.map((value, at) =>
      value === null ? null : lines.slice(0, index + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
    ),
  }));

const xOf = (at: number, count: number): number => Number(((at / Math.max(count - 1, 1)) * 100).toFixed(2));
const yOf = (value: number, ceiling: number): number => Number((100 - (value / ceiling) * 100).toFixed(2));

type Values = LineView['values'];

const isThere = (values: Values, at: number): boolean => (values[at] ?? null) !== null;

/** Neighbours are joined; what was not measured is a gap. */
export const pathOf = (values: Values, ceiling: number): string =>
  values
    .map((value, at) => (value === null ? '' : `${isThere(values, at - 1) ? 'L' : 'M'}${xOf(at, values.length)} ${yOf(value, ceiling)}`))
    .join('');

/** The values without a neighbour, which no line shows: each a line of no length, which round ends make a dot. */
export const dotsOf = (values: Values, ceiling: number): string =>
  values
    .map((value, at) =>
      value === null || isThere(values, at - 1) || isThere(values, at + 1) ? '' : `M${xOf(at, values.length)} ${yOf(value, ceiling)}h0`,
    )
    .join('');

export const newest = ({ values }: LineView): number | undefined => values.findLast((value) => value !== null) ?? undefined;
