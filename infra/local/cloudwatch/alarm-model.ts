// The alarms of the templates, read strictly: what is not understood is an error at the start.
import * as z from 'zod';
import { fail, ignored, parseResource } from '../cloudformation/parse-resource.ts';
import type { Resource } from '../model.ts';
import { type Queries, type Question, questionOf } from './queries.ts';
import { parseRule, type Rule } from './rule.ts';
import type { CanReport } from './sources.ts';

const dimensions = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);

const query = z.strictObject({
  Id: z.string(),
  Label: ignored,
  ReturnData: z.boolean().default(true),
  Expression: z.string().optional(),
  MetricStat: z
    .strictObject({
      Metric: z.strictObject({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions }),
      Period: z.number(),
      Stat: z.string(),
    })
    .optional(),
});

const common = {
  ActionsEnabled: z.boolean().default(true),
  AlarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  AlarmDescription: z.string().default(''),
  AlarmName: ignored,
  Tags: ignored,
};

const singleSchema = z.strictObject({
  ...common,
  ComparisonOperator: z.literal('GreaterThanThreshold'),
  DatapointsToAlarm: z.number().optional(),
  Dimensions: dimensions,
  EvaluationPeriods: z.number(),
  ExtendedStatistic: z.string().optional(),
  MetricName: z.string().optional(),
  Metrics: z.array(query).optional(),
  Namespace: z.string().optional(),
  Period: z.number().optional(),
  Statistic: z.string().optional(),
  Threshold: z.number(),
  TreatMissingData: z.literal('notBreaching'),
});
const compositeSchema = z.strictObject({ ...common, AlarmRule: z.string() });

export interface AlarmModel {
  readonly name: string;
  /** `[severity] text`, and a line with the section of the runbook */
  readonly description: string;
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
}
export interface SingleAlarm extends AlarmModel {
  readonly question: Question;
  readonly threshold: number;
  readonly periodMs: number;
  readonly breached: number;
  readonly of: number;
}
export interface CompositeAlarm extends AlarmModel {
  readonly rule: Rule;
}

const seriesOf = (namespace = '', name = '', given: z.infer<typeof dimensions>) => ({
  namespace,
  name,
  dimensions: Object.fromEntries(given.map(({ Name, Value }) => [Name, Value])),
});

const partsOf = (
  { name }: Resource,
  { ActionsEnabled, AlarmActions, OKActions, AlarmDescription }: z.infer<z.ZodObject<typeof common>>,
): AlarmModel => ({
  name,
  description: AlarmDescription,
  alarmActions: ActionsEnabled ? AlarmActions : [],
  okActions: ActionsEnabled ? OKActions : [],
});

const readSingle = (resource: Resource, canReport: CanReport): SingleAlarm => {
  const alarm = parseResource(resource, singleSchema);
  const queries: Queries = new Map(
    alarm.Metrics === undefined
      ? [
          [
            'm',
            {
              series: seriesOf(alarm.Namespace, alarm.MetricName, alarm.Dimensions),
              statistic: alarm.ExtendedStatistic ?? alarm.Statistic ?? '',
            },
          ],
        ]
      : alarm.Metrics.map(({ Id, Expression = '', MetricStat }) => [
          Id,
          MetricStat === undefined
            ? { expression: Expression }
            : {
                series: seriesOf(MetricStat.Metric.Namespace, MetricStat.Metric.MetricName, MetricStat.Metric.Dimensions),
                statistic: MetricStat.Stat,
              },
        ]),
  );
  for (const query of queries.values()) {
    if ('series' in query && !canReport(query.series)) {
      const { namespace, name, dimensions: given } = query.series;
      return fail(
        resource,
        `the alarm ${resource.name} can never ring here: nothing reports ${namespace} ${name} ${JSON.stringify(given)}`,
      );
    }
  }
  const answer = alarm.Metrics?.find(({ ReturnData }) => ReturnData)?.Id ?? 'm';
  const period = alarm.Period ?? alarm.Metrics?.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period ?? 0;
  return {
    ...partsOf(resource, alarm),
    question: questionOf(queries, answer),
    threshold: alarm.Threshold,
    periodMs: period * 1_000,
    breached: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    of: alarm.EvaluationPeriods,
  };
};

const nameIn = (alarm: string): string => alarm.replace(/^arn:[^"]*:alarm:/, '');

/** @throws TemplateError, or Error naming what of a statistic, an expression or a rule is not understood */
export const readAlarms = (resources: readonly Resource[], canReport: CanReport) => {
  const singles = resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm').map((alarm) => readSingle(alarm, canReport));
  const names = new Set(singles.map(({ name }) => name));
  const check = (alarm: string): void => {
    if (!names.has(nameIn(alarm))) throw new Error(`alarm rule: there is no alarm ${alarm}`);
  };
  const composites = resources
    .filter(({ type }) => type === 'AWS::CloudWatch::CompositeAlarm')
    .map((resource): CompositeAlarm => {
      const composite = parseResource(resource, compositeSchema);
      const rule = parseRule(composite.AlarmRule, check);
      return { ...partsOf(resource, composite), rule: (stateOf) => rule((alarm) => stateOf(nameIn(alarm))) };
    });
  return { singles, composites };
};
