// The dashboards of the templates: each widget with its title and what it shows now, so that a page can draw it.
import * as z from 'zod';
import { parseResource } from '../cloudformation/parse-resource.ts';
import type { Resource } from '../model.ts';
import type { AlarmView } from './alarms.ts';
import type { DashboardView, Place, WidgetView } from './dashboard-view.ts';
import { type Queries, type Question, questionOf } from './queries.ts';
import type { CanReport } from './sources.ts';
import type { MetricStore, Series } from './store.ts';

/** As far back as CloudWatch's own pages show at first. */
const SHOWN_MS = 3 * 3_600_000;

const place = { width: z.number(), height: z.number(), x: z.number(), y: z.number() } satisfies Record<keyof Place, z.ZodNumber>;
const options = z.looseObject({
  expression: z.string().optional(),
  id: z.string().optional(),
  label: z.string().optional(),
  period: z.number().optional(),
  stat: z.string().optional(),
  visible: z.boolean().default(true),
});
const metricProperties = z.looseObject({
  title: z.string().default(''),
  metrics: z.array(z.array(z.union([z.string(), options]))).default([]),
  period: z.number().default(300),
  stacked: z.boolean().default(false),
  yAxis: z.looseObject({ left: z.looseObject({ label: z.string().default('') }).prefault({}) }).prefault({}),
});
const widgetSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...place, type: z.literal('text'), properties: z.looseObject({ markdown: z.string() }) }),
  z.strictObject({ ...place, type: z.literal('alarm'), properties: z.looseObject({ title: z.string(), alarms: z.array(z.string()) }) }),
  z.strictObject({ ...place, type: z.literal('log'), properties: z.looseObject({ title: z.string(), query: z.string() }) }),
  z.strictObject({ ...place, type: z.literal('metric'), properties: metricProperties }),
]);
const bodySchema = z.looseObject({ widgets: z.array(widgetSchema) });

type Show<T> = (store: MetricStore, now: number, alarms: readonly AlarmView[]) => T;

interface Line {
  readonly label: string;
  readonly measured: boolean;
  readonly question: Question;
}

const readLines = (metrics: z.infer<typeof metricProperties>['metrics'], canReport: CanReport): Line[] => {
  const rows = metrics.map((row, at) => {
    const given = options.parse(row.find((part) => typeof part !== 'string') ?? {});
    const [namespace = '', name = '', ...pairs] = row.filter((part) => typeof part === 'string');
    const dimensions = Object.fromEntries(pairs.flatMap((key, index) => (index % 2 === 0 ? [[key, pairs[index + 1] ?? '']] : [])));
    const series: Series = { namespace, name, dimensions };
    const measured = given.expression !== undefined || canReport(series);
    const told = [name, `${name} ${given.stat}`, `${name} ${given.stat} of ${Object.values(dimensions).join(' ')}`];
    return { ...given, id: given.id ?? `line${at}`, told, series, measured };
  });
  /** The shortest that no other line of the graph has. */
  const labelOf = (told: readonly string[]): string =>
    told.find((text, length) => rows.filter((row) => row.told[length] === text).length === 1) ?? told[0] ?? '';
  const queries: Queries = new Map(
    rows.map(({ id, expression, series, stat = 'Average' }) => [
      id,
      expression === undefined ? { series, statistic: stat } : { expression },
    ]),
  );
  return rows
    .filter(({ visible }) => visible)
    .map(({ id, label, told, measured }) => ({ label: label ?? labelOf(told), measured, question: questionOf(queries, id) }));
};

const readWidget = (widget: z.infer<typeof widgetSchema>, canReport: CanReport): Show<WidgetView> => {
  const { width, height, x, y } = widget;
  const at = { width, height, x, y };
  if (widget.type === 'text') return () => ({ ...at, type: 'text', markdown: widget.properties.markdown });
  const { title } = widget.properties;
  if (widget.type === 'log') return () => ({ ...at, type: 'log', title, query: widget.properties.query });
  if (widget.type === 'alarm') {
    const names = new Set(widget.properties.alarms.map((arn) => arn.split(':alarm:')[1]));
    return (_, __, all) => {
      const alarms = all.filter(({ name }) => names.has(name)).map(({ name, state }) => ({ name, state }));
      return { ...at, type: 'alarm', title, alarms };
    };
  }
  const { metrics, stacked, period, yAxis } = widget.properties;
  const lines = readLines(metrics, canReport);
  return (store, now) => {
    const periodMs = period * 1_000;
    const ends = Array.from({ length: Math.ceil(SHOWN_MS / periodMs) }, (_, back) => now - back * periodMs).toReversed();
    const series = lines.map(({ label, measured, question }) => ({
      label,
      measured,
      values: ends.map((end) => question(store, end - periodMs, end) ?? null),
    }));
    return { ...at, type: 'metric', title, unit: yAxis.left.label, stacked, times: ends.map((end) => new Date(end).toISOString()), series };
  };
};

/** @throws TemplateError for what is not understood */
export const readDashboards = (resources: readonly Resource[], canReport: CanReport): readonly Show<DashboardView>[] =>
  resources
    .filter(({ type }) => type === 'AWS::CloudWatch::Dashboard')
    .map((resource) => {
      const { DashboardBody } = parseResource(resource, z.looseObject({ DashboardBody: z.string() }));
      const body = parseResource({ ...resource, properties: JSON.parse(DashboardBody) as Record<string, unknown> }, bodySchema);
      const widgets = body.widgets.map((widget) => readWidget(widget, canReport));
      return (store, now, alarms) => ({ name: resource.name, widgets: widgets.map((show) => show(store, now, alarms)) });
    });
