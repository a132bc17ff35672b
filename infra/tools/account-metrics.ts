// Reads the service's own metrics of an account from CloudWatch.
import * as z from 'zod';
import { askAws } from './aws-cli.ts';
import { NotDone } from './connection.ts';
import { type Metric, picked, type Series, SHOWN } from './metric-table.ts';

const NAMESPACE = 'Rollcall';
/** Of one GetMetricData. */
const QUERIES = 500;
const MINUTE_S = 60;

const listed = z.object({
  Metrics: z.array(
    z.object({
      Namespace: z.string(),
      MetricName: z.string(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
  ),
});
const data = z.object({
  MetricDataResults: z.array(z.object({ Id: z.string(), StatusCode: z.string(), Values: z.array(z.number()) })),
});

const seriesOf = ({ Namespace, MetricName, Dimensions }: z.infer<typeof listed>['Metrics'][number]): Series => ({
  namespace: Namespace,
  name: MetricName,
  dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
});

/** One bucket for the whole time: percentiles of two could not be put together. */
const queriesOf = (series: readonly Series[], Period: number): readonly object[] =>
  series.flatMap(({ namespace, name, dimensions }, at) =>
    SHOWN.map((Stat) => ({
      Id: `m${at}_${Stat.toLowerCase()}`,
      MetricStat: {
        Metric: {
          Namespace: namespace,
          MetricName: name,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period,
        Stat,
      },
    })),
  );

const valuesOf = async (queries: readonly object[], time: object): Promise<ReadonlyMap<string, number>> => {
  const values = new Map<string, number>();
  for (let at = 0; at < queries.length; at += QUERIES) {
    const request = { MetricDataQueries: queries.slice(at, at + QUERIES), ...time };
    const { MetricDataResults } = data.parse(await askAws('cloudwatch', 'get-metric-data', request));
    for (const { Id, StatusCode, Values } of MetricDataResults) {
      // On a page before the last one it is PartialData.
      if (StatusCode !== 'Complete' && StatusCode !== 'PartialData') throw new NotDone(`CloudWatch answered ${StatusCode}: run it again`);
      const [value] = Values;
      if (value !== undefined) values.set(Id, value);
    }
  }
  return values;
};

/** Those with a value in the last minutes, which may be at most a day: the longest period that there is. */
export const metricsInAccount = async (minutes: number, part: string, nowMs: number): Promise<readonly Metric[]> => {
  const { Metrics } = listed.parse(await askAws('cloudwatch', 'list-metrics', { Namespace: NAMESPACE }));
  const series = picked(Metrics.map(seriesOf), part);
  const Period = minutes * MINUTE_S;
  const EndTime = Math.ceil(nowMs / 1_000 / MINUTE_S) * MINUTE_S;
  const values = await valuesOf(queriesOf(series, Period), { StartTime: EndTime - Period, EndTime });
  return series.flatMap((one, at) => {
    const statistics = Object.fromEntries(SHOWN.map((stat) => [stat, values.get(`m${at}_${stat.toLowerCase()}`) ?? 0]));
    return values.has(`m${at}_samplecount`) ? [{ ...one, statistics: statistics as Metric['statistics'] }] : [];
  });
};
