// What the parts of the stack report: lines of the metric format, the access log, invocations, faults, and what nobody can report.
import { describe, expect, test } from 'vitest';
import { readEmf } from '../../../infra/local/cloudwatch/emf.ts';
import { createFunctionTaps } from '../../../infra/local/cloudwatch/function-taps.ts';
import { readLogFilters } from '../../../infra/local/cloudwatch/log-filters.ts';
import { createServiceTaps } from '../../../infra/local/cloudwatch/service-taps.ts';
import { sourcesOf, type Watched } from '../../../infra/local/cloudwatch/sources.ts';
import { createStore } from '../../../infra/local/cloudwatch/store.ts';
import type { FunctionModel } from '../../../infra/local/model.ts';
import { type AwsCall, FunctionError } from '../../../infra/local/ports.ts';
import { MINUTE, resource } from './resources.ts';

const NOW = 100 * MINUTE;

const stored = () => {
  const store = createStore();
  const sum = (namespace: string, name: string, dimensions: Record<string, string>, statistic = 'Sum') =>
    store.statistic({ namespace, name, dimensions }, statistic, 0, 200 * MINUTE);
  return { store, sum };
};

describe('a line of the embedded metric format', () => {
  const line = {
    _aws: {
      Timestamp: NOW,
      CloudWatchMetrics: [
        { Namespace: 'Shop', Dimensions: [['service'], ['service', 'operation']], Metrics: [{ Name: 'Slow', Unit: 'Milliseconds' }] },
      ],
    },
    service: 'shop',
    operation: 'Buy',
    Slow: [5, 7],
  };

  test('is a value per set of dimensions and per value', () => {
    const series = { namespace: 'Shop', name: 'Slow', dimensions: { service: 'shop' } };
    const buying = { ...series, dimensions: { service: 'shop', operation: 'Buy' } };
    expect(readEmf(JSON.stringify(line))).toEqual(
      [series, buying].flatMap((each) => [5, 7].map((value) => ({ series: each, value, at: NOW }))),
    );
  });

  test.each(['plain text', '{"level":"INFO"}', '{ broken "_aw', ''])('%j is none', (text) => {
    expect(readEmf(text)).toEqual([]);
  });
});

const accessLogs = [
  resource('AWS::ApiGatewayV2::Stage', '$default', { AccessLogSettings: { DestinationArn: 'arn:aws:logs:r:a:log-group:access:*' } }),
];
const filter = (more: Record<string, unknown>) =>
  resource('AWS::Logs::MetricFilter', 'Throttled', {
    FilterPattern: '{ $.status = "429" }',
    LogGroupName: 'access',
    MetricTransformations: [{ MetricName: 'Throttled', MetricNamespace: 'Shop', MetricValue: '1' }],
    ...more,
  });

describe('the access log', () => {
  test('is counted by its status, and by the filters of the templates', () => {
    const { store, sum } = stored();
    const { accessed } = createServiceTaps(store, 'api', readLogFilters([...accessLogs, filter({})]), () => NOW);
    for (const status of [200, 404, 429, 503]) accessed(JSON.stringify({ status, responseLatency: status }));
    accessed(JSON.stringify({ level: 'ERROR', message: 'no request' }));
    const of = (name: string, statistic?: string) => sum('AWS/ApiGateway', name, { ApiId: 'api' }, statistic);
    expect([of('Count'), of('4xx'), of('5xx'), of('Latency', 'Maximum')]).toEqual([4, 2, 1, 503]);
    expect(sum('Shop', 'Throttled', {})).toBe(1);
  });

  test.each([
    [{ LogGroupName: 'other' }, 'other is not the access log'],
    [{ FilterPattern: '{ $.status >= 400 }' }, 'is not understood'],
  ])('a filter with %j is refused', (more, told) => {
    expect(() => readLogFilters([...accessLogs, filter(more)])).toThrow(told);
  });
});

const tapped = () => {
  const { store, sum } = stored();
  let now = NOW;
  const taps = createFunctionTaps(
    store,
    () => 'fn',
    () => now,
  );
  const invoke = (event: unknown, error?: Error) =>
    taps
      .watch({ invoke: async () => (error === undefined ? 'answer' : Promise.reject(error)) })
      .invoke('arn', event)
      .catch((thrown: Error) => thrown.message);
  const of = (name: string, dimensions: Record<string, string> = { FunctionName: 'fn' }, statistic?: string) =>
    sum('AWS/Lambda', name, dimensions, statistic);
  return { taps, invoke, of, pass: (milliseconds: number) => void (now += milliseconds) };
};

describe('an invocation', () => {
  test('that fails is an error, one that is throttled none and not even an invocation', async () => {
    const { invoke, of } = tapped();
    expect(await invoke({})).toBe('answer');
    expect(await invoke({}, new FunctionError('TypeError', 'no'))).toBe('no');
    await invoke({}, new FunctionError('TooManyRequestsException', 'Rate Exceeded.'));
    expect([of('Invocations'), of('Errors'), of('Throttles'), of('Throttles', {})]).toEqual([2, 1, 1, 1]);
  });

  test('of records that were read before tells how long they have waited', async () => {
    const { taps, invoke, of, pass } = tapped();
    const records = [{ eventID: '1' }, { eventID: '2' }];
    taps.read(records);
    await invoke({ Records: records });
    pass(70_000);
    await invoke({ Records: records });
    expect(of('IteratorAge', undefined, 'Maximum')).toBe(70_000);
    await invoke({ Records: [{ messageId: 'of a queue' }] });
    expect(of('IteratorAge', undefined, 'SampleCount')).toBe(2);
  });
});

describe('a fault of the database', () => {
  const caller = { name: 'fn' } as FunctionModel;
  const call = (operation: string, body: Record<string, unknown>): AwsCall => ({ caller, service: 'dynamodb', operation, body });

  test('is counted for each table that the call names', () => {
    const { store, sum } = stored();
    const { faulted } = createServiceTaps(store, 'api', [], () => NOW);
    faulted(call('Query', { TableName: 'one' }), 'throttle');
    faulted(call('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'one' } }, { Update: { TableName: 'two' } }] }), 'throttle');
    faulted(call('BatchGetItem', { RequestItems: { two: {} } }), 'error-after');
    faulted(call('Query', { TableName: 'one' }), 'delay');
    faulted({ ...call('Decrypt', { TableName: 'one' }), service: 'kms' }, 'throttle');
    const of = (name: string, dimensions: Record<string, string>) => sum('AWS/DynamoDB', name, dimensions);
    expect(of('ReadThrottleEvents', { TableName: 'one' })).toBe(1);
    expect(['one', 'two'].map((TableName) => of('WriteThrottleEvents', { TableName }))).toEqual([1, 1]);
    expect(of('SystemErrors', { TableName: 'two', Operation: 'BatchGetItem' })).toBe(1);
  });
});

const fn = (name: string) => ({
  name,
  arn: `arn:${name}`,
  environment: { POWERTOOLS_METRICS_NAMESPACE: 'Shop', POWERTOOLS_SERVICE_NAME: 'shop-local' },
});

describe('a metric that nothing reports', () => {
  const model = {
    resources: [resource('AWS::ApiGatewayV2::Api', 'api', {}), ...accessLogs, filter({})],
    functions: [fn('reader'), fn('other')],
    mappings: [{ functionArn: 'arn:reader', sourceArn: 'arn:aws:dynamodb:r:a:table/log/stream/1' }],
    rules: [{ name: 'rule', busName: 'bus' }],
    queues: [{ name: 'dead' }],
    tables: [{ name: 'log' }],
  } as unknown as Watched;
  const canReport = sourcesOf(model);

  test.each([
    ['AWS/Lambda', 'IteratorAge', { FunctionName: 'reader' }, true],
    ['AWS/Lambda', 'IteratorAge', { FunctionName: 'other' }, false],
    ['AWS/Lambda', 'Throttles', {}, true],
    ['AWS/Lambda', 'Errors', { FunctionName: 'gone' }, false],
    ['AWS/Lambda', 'DeadLetterErrors', { FunctionName: 'other' }, false],
    ['AWS/ApiGateway', '5xx', { ApiId: 'api' }, true],
    ['AWS/ApiGateway', '5XXError', { ApiId: 'api' }, false],
    ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: 'dead' }, true],
    ['AWS/DynamoDB', 'SystemErrors', { TableName: 'log', Operation: 'Query' }, true],
    ['AWS/DynamoDB', 'SystemErrors', { TableName: 'log' }, false],
    ['AWS/Events', 'FailedInvocations', { EventBusName: 'bus', RuleName: 'rule' }, true],
    ['AWS/Events', 'FailedInvocations', { RuleName: 'rule' }, false],
    ['AWS/States', 'ExecutionsFailed', { StateMachineArn: 'gone' }, false],
    ['Shop', 'Throttled', {}, true],
    ['Shop', 'Parked', { service: 'shop-local' }, true],
    ['Shop', 'Parked', { service: 'shop-prod' }, false],
    ['Nowhere', 'Parked', { service: 'shop-local' }, false],
  ])('%s %s %j: %s', (namespace, name, dimensions, known) => {
    expect(canReport({ namespace, name, dimensions })).toBe(known);
  });
});
