// How the functions are told to name what they log and measure; the alarms look for it under the same names.
import type { StageConfig } from '../stages.ts';

export const METRICS_NAMESPACE = 'Rollcall';

/** Stages of one account write into the same namespace, and must not be taken for each other. */
export const serviceName = (stage: StageConfig): string => `rollcall-${stage.name}`;

/** Of what is counted from log lines rather than written by a function. */
export const logMetricsNamespace = (stage: StageConfig): string => `${METRICS_NAMESPACE}/${stage.name}`;

export const THROTTLED_REQUESTS = 'ThrottledRequests';
