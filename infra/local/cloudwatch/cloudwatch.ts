// CloudWatch: takes metrics out of what the parts of the stack do and print, and evaluates the templates' alarms and dashboards on them.
import type { LogLine } from '../lambda/invoker.ts';
import type { QueueModel } from '../model.ts';
import { readAlarms } from './alarm-model.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import type { DashboardView } from './dashboard-view.ts';
import { readDashboards } from './dashboards.ts';
import { readEmf } from './emf.ts';
import { createFunctionTaps, type FunctionTaps } from './function-taps.ts';
import { readLogFilters } from './log-filters.ts';
import { createMachineTap } from './machine-taps.ts';
import { createServiceTaps, type ServiceTaps } from './service-taps.ts';
import { sourcesOf, type Watched } from './sources.ts';
import { createStore } from './store.ts';
import { type MetricView, viewMetrics } from './view-metrics.ts';

export interface CloudWatch extends FunctionTaps, Omit<ServiceTaps, 'accessed'> {
  /** To be shown every line that anything prints. */
  readonly log: (line: LogLine) => void;
  /** An execution of a state machine started or closed. */
  readonly executed: ReturnType<typeof createMachineTap>;
  readonly alarms: Alarms;
  /** @param minutes how far back */
  readonly metrics: (minutes: number) => readonly MetricView[];
  readonly dashboards: () => readonly DashboardView[];
}

/**
 * @param now epoch milliseconds of the stack's clock
 * @param messagesIn visible messages of a queue now
 * @throws TemplateError for an alarm or a dashboard that is not understood, or that watches what nothing here reports
 */
export const createCloudWatch = (model: Watched, now: () => number, messagesIn: (queue: QueueModel) => number): CloudWatch => {
  const store = createStore();
  const { resources, functions, queues } = model;
  const canReport = sourcesOf(model);
  const names = new Map(functions.map(({ arn, name }) => [arn, name]));
  const apiId = resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Api')?.name ?? '';
  const { accessed, ...services } = createServiceTaps(store, apiId, readLogFilters(resources), now);
  const levels = () =>
    queues.map((queue) => ({
      series: { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', dimensions: { QueueName: queue.name } },
      value: messagesIn(queue),
    }));
  const alarms = createAlarms({ ...readAlarms(resources, canReport), store, now, levels });
  const dashboards = readDashboards(resources, canReport);
  return {
    ...createFunctionTaps(store, (arn) => names.get(arn) ?? arn, now),
    ...services,
    executed: createMachineTap(store, now),
    log: ({ function: from, line }) => {
      if (from === 'http-api') accessed(line);
      else for (const { series, value, at } of readEmf(line)) store.put(series, value, at);
    },
    alarms,
    metrics: (minutes) => viewMetrics(store, now() - minutes * 60_000, now()),
    dashboards: () => {
      const states = alarms.list();
      return dashboards.map((view) => view(store, now(), states));
    },
  };
};
