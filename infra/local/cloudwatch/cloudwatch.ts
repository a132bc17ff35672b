// CloudWatch: takes metrics out of the lines that functions and the API print, and out of invocations, and evaluates the alarms on them.
import type { LogLine } from '../lambda/invoker.ts';
import { type DeployedModel, type FunctionModel } from '../model.ts';
import { FunctionError, type Invoker } from '../ports.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import { readEmf } from './emf.ts';
import { createStore, type Series } from './store.ts';

export interface CloudWatch {
  /** To be shown every line that anything prints. */
  readonly log: (line: LogLine) => void;
  /** Counts what passes. */
  readonly watch: (invoker: Invoker) => Invoker;
  readonly alarms: Alarms;
  readonly metrics: () => readonly Series[];
}

export const createCloudWatch = (model: Pick<DeployedModel, 'resources' | 'functions'>, now: () => number): CloudWatch => {
  const store = createStore();
  const apiId = model.resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Api')?.name ?? '';
  const functions = new Map<string, FunctionModel>(model.functions.map((fn) => [fn.arn, fn]));

  const accessed = (line: string): void => {
    const { status, responseLatency } = JSON.parse(line) as { readonly status?: number; readonly responseLatency?: number };
    if (status === undefined) return;
    const values = { Count: 1, '4xx': status >= 400 && status < 500 ? 1 : 0, '5xx': status >= 500 ? 1 : 0, Latency: responseLatency ?? 0 };
    for (const [name, value] of Object.entries(values)) {
      store.put({ namespace: 'AWS/ApiGateway', name, dimensions: { ApiId: apiId } }, value, now());
    }
  };
  const invoked = (functionArn: string, values: Readonly<Record<string, number>>): void => {
    const fn = functions.get(functionArn);
    for (const [name, value] of Object.entries(values)) {
      for (const dimensions of [{}, { FunctionName: fn?.name ?? functionArn }] as readonly Readonly<Record<string, string>>[])
        store.put({ namespace: 'AWS/Lambda', name, dimensions }, value, now());
    }
  };
  return {
    log: ({ function: from, line }) => {
      if (from === 'http-api') accessed(line);
      else for (const { series, value, at } of readEmf(line)) store.put(series, value, at);
    },
    watch: ({ invoke }) => ({
      invoke: async (functionArn, event, options) => {
        const started = performance.now();
        const took = (): number => performance.now() - started;
        try {
          const answer = await invoke(functionArn, event, options);
          invoked(functionArn, { Invocations: 1, Errors: 0, Throttles: 0, Duration: took() });
          return answer;
        } catch (error) {
          const throttled = error instanceof FunctionError && error.errorType === 'TooManyRequestsException';
          invoked(functionArn, throttled ? { Throttles: 1 } : { Invocations: 1, Errors: 1, Throttles: 0, Duration: took() });
          throw error;
        }
      },
    }),
    alarms: createAlarms(model.resources, store, now),
    metrics: store.list,
  };
};
