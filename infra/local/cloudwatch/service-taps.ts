// What API Gateway, DynamoDB and EventBridge report of what they did, taken from the access log, the faults and the deliveries of this stack.
import type { FaultRule } from '../gateway/faults.ts';
import type { RuleModel } from '../model.ts';
import type { AwsCall } from '../ports.ts';
import type { LogFilter } from './log-filters.ts';
import type { MetricStore } from './store.ts';

export interface ServiceTaps {
  /** A line of the access log. */
  readonly accessed: (line: string) => void;
  /** DynamoDB Local never fails by itself: only a fault rule does. */
  readonly faulted: (call: AwsCall, kind: FaultRule['kind']) => void;
  /** An event was given up, whether or not it went to dead letters. */
  readonly undelivered: (rule: Pick<RuleModel, 'name' | 'busName'>) => void;
}

const READS = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan']);

const tablesIn = ({ TableName, RequestItems, TransactItems }: AwsCall['body']): readonly string[] => {
  if (typeof TableName === 'string') return [TableName];
  if (RequestItems !== undefined) return Object.keys(RequestItems as object);
  const parts = (TransactItems ?? []) as readonly Readonly<Record<string, { readonly TableName: string }>>[];
  return [...new Set(parts.flatMap((part) => Object.values(part).map((each) => each.TableName)))];
};

export const createServiceTaps = (store: MetricStore, apiId: string, filters: readonly LogFilter[], now: () => number): ServiceTaps => {
  const put = (namespace: string, name: string, dimensions: Readonly<Record<string, string>>, value = 1): void =>
    store.put({ namespace, name, dimensions }, value, now());
  return {
    accessed: (line) => {
      const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
      const { status, responseLatency } = entry as { readonly status?: number; readonly responseLatency?: number };
      // The API also tells of its own failures.
      if (status === undefined) return;
      const hundreds = Math.floor(status / 100);
      const values = { Count: 1, '4xx': hundreds === 4 ? 1 : 0, '5xx': hundreds === 5 ? 1 : 0, Latency: responseLatency ?? 0 };
      for (const [name, value] of Object.entries(values)) put('AWS/ApiGateway', name, { ApiId: apiId }, value);
      for (const { series, value, matches } of filters) if (matches(entry)) store.put(series, value, now());
    },
    faulted: ({ service, operation, body }, kind) => {
      if (service !== 'dynamodb') return;
      for (const TableName of tablesIn(body)) {
        if (kind === 'throttle') put('AWS/DynamoDB', READS.has(operation) ? 'ReadThrottleEvents' : 'WriteThrottleEvents', { TableName });
        if (kind === 'error-after') put('AWS/DynamoDB', 'SystemErrors', { TableName, Operation: operation });
      }
    },
    undelivered: ({ name, busName }) => put('AWS/Events', 'FailedInvocations', { EventBusName: busName, RuleName: name }),
  };
};
