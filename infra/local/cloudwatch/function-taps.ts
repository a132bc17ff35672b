// What Lambda reports of functions: invocations, errors, throttles, durations, and how old the records of a stream were.
import { FunctionError, type Invoker } from '../ports.ts';
import type { MetricStore } from './store.ts';

/** Refused before the function was asked. */
const NOT_INVOKED = new Set(['ResourceNotFoundException', 'RequestTooLargeException']);

export interface FunctionTaps {
  /** Counts what passes. */
  readonly watch: (invoker: Invoker) => Invoker;
  /** A function ran so long, in milliseconds. */
  readonly ran: (functionName: string, durationMs: number) => void;
  /** Records were read from a stream: DynamoDB Local's own time of them is cut to the minute, and not the stack's. */
  readonly read: (records: readonly object[]) => void;
}

const newest = (event: unknown): object | undefined => {
  const { Records } = (event ?? {}) as { readonly Records?: readonly object[] };
  return Array.isArray(Records) ? (Records.at(-1) as object | undefined) : undefined;
};

export const createFunctionTaps = (store: MetricStore, nameOf: (functionArn: string) => string, now: () => number): FunctionTaps => {
  const readAt = new WeakMap<object, number>();
  const put = (functionName: string, values: Readonly<Record<string, number>>): void => {
    for (const [name, value] of Object.entries(values)) {
      for (const dimensions of [{}, { FunctionName: functionName }] as Record<string, string>[])
        store.put({ namespace: 'AWS/Lambda', name, dimensions }, value, now());
    }
  };
  return {
    watch: ({ invoke }) => ({
      invoke: async (functionArn, event, options) => {
        const functionName = nameOf(functionArn);
        const since = readAt.get(newest(event) ?? {});
        if (since !== undefined) {
          const series = { namespace: 'AWS/Lambda', name: 'IteratorAge', dimensions: { FunctionName: functionName } };
          store.put(series, now() - since, now());
        }
        try {
          const answer = await invoke(functionArn, event, options);
          put(functionName, { Invocations: 1, Errors: 0, Throttles: 0 });
          return answer;
        } catch (error) {
          const type = error instanceof FunctionError ? error.errorType : '';
          if (type === 'TooManyRequestsException') put(functionName, { Throttles: 1 });
          else if (!NOT_INVOKED.has(type)) put(functionName, { Invocations: 1, Errors: 1, Throttles: 0 });
          throw error;
        }
      },
    }),
    ran: (functionName, durationMs) => put(functionName, { Duration: durationMs }),
    read: (records) => {
      for (const record of records) readAt.set(record, now());
    },
  };
};
