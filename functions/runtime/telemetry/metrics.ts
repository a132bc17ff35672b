// The metrics, written to the log in the embedded metric format. Dimensions are few and bounded: service, operation, code.
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { ErrorCode } from '../../../domain/kernel/errors.ts';

const metrics = new Metrics();

export const measuring = () => logMetrics(metrics, { captureColdStartMetric: true });

export type Counted =
  | 'CommandAccepted'
  | 'CommandRefused'
  | 'CommandFailed'
  | 'QueryAnswered'
  | 'QueryRefused'
  | 'QueryFailed'
  | 'Parked'
  | 'Redriven'
  | 'PublishFailed';

/** Each is an age in milliseconds: from the commit to the row, from the commit to the bus. */
export type Aged = 'ProjectionLag' | 'PublishLag';

/** All that is counted within one invocation shares its dimensions: the operation, and beside it the code where there is one. */
export const dimensions = (operation: string, code?: ErrorCode): void => {
  metrics.addDimensions({ operation });
  if (code !== undefined) metrics.addDimensions({ code });
};

export const count = (name: Counted, value = 1): void => {
  metrics.addMetric(name, MetricUnit.Count, value);
};

export const age = (name: Aged, milliseconds: number): void => {
  metrics.addMetric(name, MetricUnit.Milliseconds, milliseconds);
};
