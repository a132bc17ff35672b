// The dashboard for everybody: are the promises kept, and how much is going on.
import { AlarmStatusWidget, Dashboard, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { stackName } from '../../stacks/context.ts';
import { OBJECTIVES } from '../limits.ts';
import * as platform from '../metrics/platform.ts';
import { heading, type Parts, row } from './parts.ts';

const promises = Object.values(OBJECTIVES)
  .map(({ says }) => says)
  .join('. ');

export const serviceDashboard = (scope: Construct, { stage, watched, metrics, alarms }: Parts): Dashboard => {
  const dashboard = new Dashboard(scope, 'Service', { dashboardName: stackName(stage, 'Service') });
  const latency = (name: 'CommandLatency' | 'QueryLatency') =>
    [Stats.p(50), Stats.p(99)].map((statistic) => metrics.total(name, statistic));
  const outcomes = (...names: string[]) => names.map((name) => metrics.total(name));
  dashboard.addWidgets(heading(`# Rollcall, ${stage.name}: ${promises}.`));
  dashboard.addWidgets(new AlarmStatusWidget({ title: 'Objectives', alarms: alarms.composites, width: 24, height: 3 }));
  dashboard.addWidgets(
    ...row(
      {
        title: 'Requests',
        unit: 'requests',
        left: [platform.ofApi(watched.api, 'Count'), platform.ofApi(watched.api, '4xx'), platform.ofApi(watched.api, '5xx')],
      },
      { title: 'Commands', unit: 'commands', stacked: true, left: outcomes('CommandAccepted', 'CommandRefused', 'CommandFailed') },
      { title: 'Queries', unit: 'queries', stacked: true, left: outcomes('QueryAnswered', 'QueryRefused', 'QueryFailed') },
    ),
  );
  dashboard.addWidgets(
    ...row(
      { title: 'Latency of commands', unit: 'ms', left: latency('CommandLatency') },
      { title: 'Latency of queries', unit: 'ms', left: latency('QueryLatency') },
      { title: 'Staleness, p99', unit: 'ms', left: ['ProjectionLag', 'PublishLag'].map((name) => metrics.total(name, Stats.p(99))) },
    ),
  );
  dashboard.addWidgets(
    ...row(
      {
        title: 'Set aside',
        unit: 'commits and messages',
        left: [metrics.total('Parked'), ...watched.deadLetters.map(platform.messagesIn)],
      },
      { title: 'Estimated cost', unit: 'USD a day', left: [platform.costPerDay(watched.api)] },
    ),
  );
  dashboard.addWidgets(
    ...row(
      {
        title: 'Sagas by what became of them',
        unit: 'processes',
        left: outcomes('SagaStarted', 'SagaCompleted', 'SagaCompensated', 'SagaCancelled', 'ProcessParked'),
      },
      { title: 'Sagas that failed', unit: 'executions', left: watched.stateMachines.map(platform.failedExecutions) },
    ),
  );
  return dashboard;
};
