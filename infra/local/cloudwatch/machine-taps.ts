// What Step Functions reports of the executions of state machines.
import type { Execution } from '../stepfunctions/execution/execution.ts';
import type { MetricStore } from './store.ts';

/** Event of an execution -> the metric that counts it. Source: "Monitoring Step Functions metrics using Amazon CloudWatch". */
const COUNTED: Readonly<Record<string, string>> = {
  ExecutionStarted: 'ExecutionsStarted',
  ExecutionSucceeded: 'ExecutionsSucceeded',
  ExecutionFailed: 'ExecutionsFailed',
  ExecutionTimedOut: 'ExecutionsTimedOut',
  ExecutionAborted: 'ExecutionsAborted',
};

export const MACHINE_METRICS: readonly string[] = [...Object.values(COUNTED), 'ExecutionTime'];

type Reported = Pick<Execution, 'start' | 'closing'>;

export const createMachineTap =
  (store: MetricStore, now: () => number) =>
  ({ start, closing }: Reported, event: string): void => {
    const put = (name: string, value: number): void =>
      store.put({ namespace: 'AWS/States', name, dimensions: { StateMachineArn: start.machineArn } }, value, now());
    const name = COUNTED[event];
    if (name === undefined) return;
    put(name, 1);
    if (closing !== undefined) put('ExecutionTime', closing.at - start.startedAt);
  };
