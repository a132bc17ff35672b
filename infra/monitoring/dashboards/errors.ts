// The dashboard of what went wrong, by the codes of the error catalogue.
import { Dashboard, LogQueryVisualizationType, LogQueryWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ERRORS, type ErrorCode } from '../../../domain/catalog.ts';
import { stackName } from '../../stacks/context.ts';
import { heading, type Parts, row } from './parts.ts';

/** Logs Insights searches so many groups at once. */
const MOST_LOG_GROUPS = 50;

const codesOf = (wanted: (kind: string) => boolean): ErrorCode[] =>
  Object.entries(ERRORS).flatMap(([code, { kind }]) => (wanted(kind) ? [code as ErrorCode] : []));

export const errorsDashboard = (scope: Construct, { stage, watched, metrics }: Parts): Dashboard => {
  const dashboard = new Dashboard(scope, 'Errors', { dashboardName: stackName(stage, 'Errors') });
  const logGroupNames = [...watched.background, ...watched.functions]
    .map(({ logGroupName }) => logGroupName)
    .filter((name, at, all) => all.indexOf(name) === at)
    .slice(0, MOST_LOG_GROUPS);
  const table = (title: string, ...queryLines: string[]) =>
    new LogQueryWidget({ title, logGroupNames, queryLines, view: LogQueryVisualizationType.TABLE, width: 12, height: 8 });
  dashboard.addWidgets(heading(`# Rollcall, ${stage.name}: errors by code`));
  dashboard.addWidgets(
    ...row(
      { title: 'Faults', unit: 'errors', stacked: true, left: codesOf((kind) => kind === 'fault').map((code) => metrics.errors(code)) },
      {
        title: 'Refusals',
        unit: 'requests',
        stacked: true,
        left: codesOf((kind) => kind !== 'fault').map((code) => metrics.refusals(code)),
      },
    ),
  );
  dashboard.addWidgets(
    table(
      'Most frequent codes',
      'filter ispresent(code) and code != "OK"',
      'stats count(*) as times by code, operation',
      'sort times desc',
      'limit 20',
    ),
    table(
      'Last faults',
      'filter level = "ERROR"',
      'fields @timestamp, operation, code, correlationId, userId',
      'sort @timestamp desc',
      'limit 50',
    ),
  );
  return dashboard;
};
