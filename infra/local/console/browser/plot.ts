// The geometry of a chart: a scale that ends on a round number, and each line as a path in a square of 100 by 100.

export interface PlotLine {
  readonly label: string;
  /** Whether anything here reports it at all */
  readonly measured: boolean;
  readonly values: readonly (number | null)[];
}

const ROUND = [1, 2, 5, 10];

/** The smallest round number that nothing exceeds; 1 where there is nothing. */
export const ceilingOf = (lines: readonly PlotLine[]): number => {
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return (ROUND.find((factor) => factor * power >= most) ?? 10) * power;
};

/** Each line on top of those before it. */
export const stacked = (lines: readonly PlotLine[]): PlotLine[] =>
  lines.map((line, index) => ({
    ...line,
    values: line.values.map((value, at) =>
      value === null ? null : lines.slice(0, index + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
    ),
  }));

/** Neighbours are joined; a value without any is a dot. */
export const pathOf = (values: readonly (number | null)[], ceiling: number): string => {
  const x = (at: number): number => Number(((at / Math.max(values.length - 1, 1)) * 100).toFixed(2));
  const y = (value: number): number => Number((100 - (value / ceiling) * 100).toFixed(2));
  return values
    .map((value, at) => {
      if (value === null) return '';
      const goesOn = at > 0 && values[at - 1] !== null && values[at - 1] !== undefined;
      return goesOn ? `L${x(at)} ${y(value)}` : `M${x(at)} ${y(value)}h0`;
    })
    .join('');
};

export const newest = ({ values }: PlotLine): number | undefined => values.findLast((value) => value !== null) ?? undefined;
