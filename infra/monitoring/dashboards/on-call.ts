// The dashboard for whoever is on call: every alarm, every function and every table.
import { AlarmStatusWidget, Dashboard, type GraphWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { stackName } from '../../stacks/context.ts';
import { PARTICIPANT_OUTCOMES } from '../../../domain/catalog.ts';
import { RUNBOOK } from '../limits.ts';
import * as platform from '../metrics/platform.ts';
import { heading, type Parts, row } from './parts.ts';

/** How calls to outside systems end, and what keeps a sick one from harming us; no row for a stage without any. */
const participants = ({ stage, metrics }: Parts): GraphWidget[] => {
  const names = stage.participants.map(({ name }) => name);
  if (names.length === 0) return [];
  return row(
    {
      title: 'Calls of participants',
      unit: 'calls',
      stacked: true,
      left: PARTICIPANT_OUTCOMES.map((each) => metrics.ofOutcome('ParticipantCall', each)),
    },
    {
      title: 'Circuit breakers: 1 is open, 2 half open',
      unit: 'state',
      left: names.map((name) => metrics.ofParticipant('BreakerState', name, Stats.MAXIMUM)),
    },
    { title: 'Turned away by bulkheads', unit: 'calls', left: names.map((name) => metrics.ofParticipant('BulkheadRejected', name)) },
  );
};

/** What the functions met at the database, and what they spared it. */
const database = ({ metrics }: Parts): GraphWidget[] => {
  const totals = (...names: readonly string[]) => names.map((name) => metrics.total(name));
  return row(
    { title: 'Appends that were not plain', unit: 'appends', left: totals('AppendConflict', 'UnknownOutcome') },
    { title: 'Units that functions used', unit: 'units', left: totals('ReadUnits', 'WriteUnits') },
    { title: 'Keys of users in memory', unit: 'look-ups', stacked: true, left: totals('CacheHit', 'CacheMiss', 'CacheStale') },
  );
};

export const onCallDashboard = (scope: Construct, parts: Parts): Dashboard => {
  const { stage, watched, alarms } = parts;
  const dashboard = new Dashboard(scope, 'OnCall', { dashboardName: stackName(stage, 'OnCall') });
  const all = [...alarms.composites, ...alarms.singles.map(({ alarm }) => alarm)];
  dashboard.addWidgets(heading(`# Rollcall, ${stage.name}: each alarm has a section in ${RUNBOOK}`));
  dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: all, width: 24, height: 6 }));
  dashboard.addWidgets(...participants(parts));
  dashboard.addWidgets(...database(parts));
  for (const { name, lambda } of watched.functions) {
    dashboard.addWidgets(
      ...row(
        {
          title: name,
          unit: 'invocations',
          left: (['Invocations', 'Errors', 'Throttles'] as const).map((each) => platform.ofFunction(lambda, each)),
        },
        {
          title: `${name}: duration`,
          unit: 'ms',
          left: [Stats.p(50), Stats.p(99)].map((each) => platform.ofFunction(lambda, 'Duration', each)),
        },
      ),
    );
  }
  dashboard.addWidgets(
    ...row({
      title: 'Readers of the log: iterator age',
      unit: 'ms',
      left: watched.readers.map(({ lambda }) => platform.ofFunction(lambda, 'IteratorAge', Stats.MAXIMUM)),
    }),
  );
  for (const [name, table] of watched.tables) {
    dashboard.addWidgets(
      ...row(
        {
          title: `${name}: units`,
          unit: 'units',
          left: [table.metricConsumedReadCapacityUnits(), table.metricConsumedWriteCapacityUnits()],
        },
        { title: `${name}: throttled`, unit: 'events', left: [platform.tableThrottles(table)] },
      ),
    );
  }
  return dashboard;
};
