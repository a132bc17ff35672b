// The metrics that AWS writes about what we deploy.
import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnRule, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { logMetricsNamespace, THROTTLED_REQUESTS } from '../../constructs/telemetry.ts';
import type { StageConfig } from '../../stages.ts';
import { USD_PER_MILLION_REQUESTS } from '../../cost/bill.ts';
import type { WatchedMachine } from '../watched.ts';
import { sum } from './sum.ts';

const PERIOD = Duration.minutes(5);

const metric = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, statistic: string = Stats.SUM): Metric =>
  new Metric({ namespace, metricName, dimensionsMap, statistic, period: PERIOD });

export const ofApi = ({ apiId }: HttpApi, name: '4xx' | '5xx' | 'Count' | 'Latency'): Metric =>
  metric('AWS/ApiGateway', name, { ApiId: apiId });

/** Counted from the access log. */
export const throttledRequests = (stage: StageConfig): Metric => metric(logMetricsNamespace(stage), THROTTLED_REQUESTS, {});

export type LambdaMetric = 'Invocations' | 'Errors' | 'Throttles' | 'Duration' | 'IteratorAge';

export const ofFunction = ({ functionName }: IFunction, name: LambdaMetric, statistic: string = Stats.SUM): Metric =>
  metric('AWS/Lambda', name, { FunctionName: functionName }, statistic);

/** The limit of functions at once is the account's, and so is this metric. */
export const accountThrottles = (): Metric => metric('AWS/Lambda', 'Throttles', {});

/** The longest run of each function, in % of its own time-out; the largest of them. */
export const shareOfTimeout = (functions: readonly { readonly lambda: IFunction; readonly timeout: Duration }[]): MathExpression => {
  const usingMetrics = Object.fromEntries(functions.map(({ lambda }, at) => [`m${at}`, ofFunction(lambda, 'Duration', Stats.MAXIMUM)]));
  const shares = functions.map(({ timeout }, at) => `FILL(m${at}, 0) * 100 / ${timeout.toMilliseconds()}`);
  return new MathExpression({ expression: `MAX([${shares.join(', ')}])`, usingMetrics, label: '% of the time-out', period: PERIOD });
};

const ofTable = ({ tableName }: Table, name: string, more: Record<string, string> = {}): Metric =>
  metric('AWS/DynamoDB', name, { TableName: tableName, ...more });

export const tableThrottles = (table: Table): MathExpression =>
  sum([ofTable(table, 'ReadThrottleEvents'), ofTable(table, 'WriteThrottleEvents')], 'throttled');

/** DynamoDB reports them by operation only. */
const LOG_OPERATIONS = ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'TransactWriteItems'];

export const logSystemErrors = (table: Table): MathExpression =>
  sum(
    LOG_OPERATIONS.map((Operation) => ofTable(table, 'SystemErrors', { Operation })),
    'system errors',
  );

export const messagesIn = ({ queueName }: Queue): Metric =>
  metric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: queueName }, Stats.MAXIMUM);

/** A rule's name alone would mean one of the default bus, and be silent for ours. Source: "Monitoring Amazon EventBridge". */
export const failedDeliveries = ({ ruleName, node }: Rule): Metric => {
  const { eventBusName } = node.defaultChild as CfnRule;
  return metric('AWS/Events', 'FailedInvocations', { EventBusName: eventBusName ?? 'default', RuleName: ruleName });
};

export const failedExecutions = ({ name, machine: { stateMachineArn } }: WatchedMachine): MathExpression =>
  sum(
    ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map((name) =>
      metric('AWS/States', name, { StateMachineArn: stateMachineArn }),
    ),
    name,
  );

/** USD a day, if every request costs what the average one does. */
export const costPerDay = (api: HttpApi): MathExpression =>
  new MathExpression({
    expression: `FILL(requests, 0) * ${USD_PER_MILLION_REQUESTS.toFixed(2)} / 1000000`,
    usingMetrics: { requests: ofApi(api, 'Count') },
    label: 'USD a day',
    period: Duration.days(1),
  });
