// A line chart: the lines are an SVG that fills its place, the words around it are text that keeps its size.
import type { WidgetView } from '../../../cloudwatch/dashboard-view.ts';
import { amount } from '../format.ts';
import { ceilingOf, dotsOf, newest, pathOf, stacked } from '../plot.ts';

const COLORS = 6;

type Props = Extract<WidgetView, { type: 'metric' }>;

const Legend = ({ series }: { series: Props['series'] }) => (
  <ul class="legend">
    {series.map((line, at) => {
      const value = newest(line);
      return (
        <li>
          <span class={`swatch line${at % COLORS}`} aria-hidden="true" /> {line.label}{' '}
          {line.measured ? <b>{value === undefined ? 'no data' : amount(value)}</b> : <i>not measured here</i>}
        </li>
      );
    })}
  </ul>
);

const clock = (at: string | undefined): string => (at ?? '').slice(11, 16);

export const Chart = ({ title, unit, stacked: onTop, times, series }: Props) => {
  const lines = onTop ? stacked(series) : series;
  const ceiling = ceilingOf(lines);
  const empty = lines.every((line) => newest(line) === undefined);
  return (
    <figure class="chart">
      <figcaption>
        {title} {unit && <span class="unit">{unit}</span>}
      </figcaption>
      <div class="plot">
        <div class="scale" aria-hidden="true">
          <span>{amount(ceiling)}</span>
          <span>{amount(ceiling / 2)}</span>
          <span>0</span>
        </div>
        <div class="lines">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={`${title}, from 0 to ${amount(ceiling)} ${unit}`}>
            <path class="grid" d="M0 0H100M0 50H100M0 100H100" />
            {lines.map(({ values }, at) => (
              <>
                <path class={`line line${at % COLORS}`} d={pathOf(values, ceiling)} />
                <path class={`line dots line${at % COLORS}`} d={dotsOf(values, ceiling)} />
              </>
            ))}
          </svg>
          {empty && <p>no data in this time</p>}
        </div>
        <div class="scale times" aria-hidden="true">
          <span>{clock(times[0])}</span>
          <span>{clock(times[Math.floor(times.length / 2)])}</span>
          <span>{clock(times.at(-1))}</span>
        </div>
      </div>
      <Legend series={series} />
    </figure>
  );
};
