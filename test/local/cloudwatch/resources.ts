// Alarms as templates have them, on a metric of a made-up service.
import { createAlarms, type Level } from '../../../infra/local/cloudwatch/alarms.ts';
import { readAlarms } from '../../../infra/local/cloudwatch/alarm-model.ts';
import { createStore } from '../../../infra/local/cloudwatch/store.ts';
import type { Resource } from '../../../infra/local/model.ts';

export const MINUTE = 60_000;
export const SERIES = { namespace: 'Shop', name: 'Broken', dimensions: {} };

export const resource = (type: string, name: string, properties: Record<string, unknown>): Resource => ({
  stack: 'Test',
  logicalId: name,
  type,
  name,
  arn: `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`,
  properties,
});

/** Five minutes with a sum above 0, unless said otherwise. */
export const alarm = (name: string, more: Record<string, unknown> = {}): Resource =>
  resource('AWS::CloudWatch::Alarm', name, {
    AlarmDescription: `[ticket] Things broke. \r\nRunbook: docs/runbook.md#${name}`,
    AlarmActions: ['topic'],
    OKActions: ['topic'],
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    MetricName: SERIES.name,
    Namespace: SERIES.namespace,
    Period: 300,
    Statistic: 'Sum',
    Threshold: 0,
    TreatMissingData: 'notBreaching',
    ...more,
  });

export const composite = (name: string, AlarmRule: string): Resource =>
  resource('AWS::CloudWatch::CompositeAlarm', name, { AlarmRule, AlarmActions: ['page'], OKActions: ['page'] });

/** Alarms on a clock that stands still until it is moved. */
export const watching = (resources: readonly Resource[], levels: () => readonly Level[] = () => []) => {
  let now = 1_000 * MINUTE;
  const store = createStore();
  const alarms = createAlarms({ ...readAlarms(resources, () => true), store, now: () => now, levels });
  return {
    report: (value: number, series = SERIES): void => store.put(series, value, now),
    pass: (minutes: number): void => void (now += minutes * MINUTE),
    states: (): Record<string, string> => Object.fromEntries(alarms.list().map(({ name, state }) => [name, state])),
    of: (name: string) => alarms.list().find((each) => each.name === name),
    notifications: alarms.notifications,
  };
};
