// What is promised, and what people are told when it does not hold. It watches all that the stage deploys, so it is made last.
import { CfnOutput, CrossStackReferences, ReferenceStrength, Stack, Stage } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ERRORS } from '../../domain/catalog.ts';
import type { Messages } from '../entries.ts';
import { COMMAND_FUNCTION, QUERY_FUNCTION } from '../limits.ts';
import { Alarms } from '../monitoring/alarms.ts';
import { errorsDashboard } from '../monitoring/dashboards/errors.ts';
import { onCallDashboard } from '../monitoring/dashboards/on-call.ts';
import { serviceDashboard } from '../monitoring/dashboards/service.ts';
import { inGroups } from '../monitoring/groups.ts';
import { OBJECTIVES } from '../monitoring/limits.ts';
import * as platform from '../monitoring/metrics/platform.ts';
import { ServiceMetrics } from '../monitoring/metrics/service.ts';
import { sum } from '../monitoring/metrics/sum.ts';
import { Notifications } from '../monitoring/notifications.ts';
import { failedRequests, slowAnswers } from '../monitoring/objectives.ts';
import { watch, type Watched } from '../monitoring/watched.ts';
import { type StackContext, stackProps } from './context.ts';

const CRITICAL_CODES = Object.entries(ERRORS).flatMap(([code, { severity }]) => (severity === 'critical' ? [code] : []));

export class MonitoringStack extends Stack {
  constructor(scope: Construct, { stage }: StackContext, messages: Messages) {
    super(scope, 'Monitoring', stackProps(stage, 'Monitoring', 'alarms and dashboards'));
    // What is watched must be removable without asking the one who watches.
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const watched = watch(Stage.of(this) as Stage, messages);
    const metrics = new ServiceMetrics(stage);
    const notifications = new Notifications(this, 'Notifications', stage);
    const alarms = new Alarms(this, stage, notifications);

    alarms.objective('ApiAvailability', failedRequests(watched.api));
    alarms.objective('CommandLatency', slowAnswers(metrics, 'CommandLatency', OBJECTIVES.CommandLatency.withinMs));
    alarms.objective('QueryLatency', slowAnswers(metrics, 'QueryLatency', OBJECTIVES.QueryLatency.withinMs));

    alarms.ticket('ProjectionStaleness', metrics.total('ProjectionLag', Stats.p(99)));
    alarms.ticket('PublishStaleness', metrics.total('PublishLag', Stats.p(99)));
    alarms.ticket('Parked', metrics.total('Parked'));
    alarms.ticket('UnknownOutcome', metrics.total('UnknownOutcome'));
    for (const code of CRITICAL_CODES) alarms.ticket('ErrorCode', metrics.errors(code), code);

    alarms.ticket('ApiThrottles', platform.throttledRequests(stage));
    alarms.ticket('LambdaThrottles', platform.accountThrottles());
    alarms.ticket('NearTimeout', metrics.shareOfTimeout('CommandLatency', COMMAND_FUNCTION.timeout), 'Commands');
    alarms.ticket('NearTimeout', metrics.shareOfTimeout('QueryLatency', QUERY_FUNCTION.timeout), 'Queries');
    this.watchBackground(alarms, watched);
    this.watchStores(alarms, watched);
    alarms.ticket('CostPerDay', platform.costPerDay(watched.api));

    const parts = { stage, messages, watched, metrics, alarms };
    serviceDashboard(this, parts);
    onCallDashboard(this, parts);
    errorsDashboard(this, parts);
    new CfnOutput(this, 'PageTopicArn', { value: notifications.topics.page.topicArn, description: 'Subscribe whoever is on call' });
    new CfnOutput(this, 'TicketTopicArn', {
      value: notifications.topics.ticket.topicArn,
      description: 'Subscribe the team’s ticket queue',
    });
  }

  /** Of several groups each has its number. */
  private watchBackground(alarms: Alarms, { readers, background }: Watched): void {
    for (const { name, lambda } of readers) alarms.ticket('StreamBehind', platform.ofFunction(lambda, 'IteratorAge', Stats.MAXIMUM), name);
    for (const { group, number } of inGroups(background)) {
      const errors = group.map(({ lambda }) => platform.ofFunction(lambda, 'Errors'));
      alarms.ticket('BackgroundErrors', sum(errors, 'errors'), number);
      alarms.ticket('NearTimeout', platform.shareOfTimeout(group), `Background${number ?? ''}`);
    }
  }

  private watchStores(alarms: Alarms, { tables, deadLetters, rules, stateMachines }: Watched): void {
    for (const [name, table] of tables) alarms.ticket('TableThrottles', platform.tableThrottles(table), name);
    const log = tables.get('EventLog');
    if (log !== undefined) alarms.ticket('TableSystemErrors', platform.logSystemErrors(log), 'EventLog');
    for (const { group, number } of inGroups(deadLetters)) {
      alarms.ticket('DeadLetters', sum(group.map(platform.messagesIn), 'dead letters'), number);
    }
    for (const { group, number } of inGroups(rules)) {
      alarms.ticket('FailedDeliveries', sum(group.map(platform.failedDeliveries), 'failed'), number);
    }
    for (const machine of stateMachines) alarms.ticket('SagaFailures', platform.failedExecutions(machine), machine.name);
  }
}
