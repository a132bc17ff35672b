// What Step Functions sets bounds to. Source: Service quotas in the AWS Step Functions Developer Guide.

/** Input, output and result of a state, a task or an execution. */
export const MAX_DATA_BYTES = 256 * 1024;

/** An execution with more events fails; it also ends a definition that goes round in circles. */
export const MAX_EVENTS = 25_000;

/** Closed executions can be redriven for 14 days. */
export const REDRIVABLE_MS = 14 * 24 * 60 * 60 * 1000;

/** Redrives of one execution. */
export const MAX_REDRIVES = 1000;
