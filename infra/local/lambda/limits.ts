// The limits of a Lambda function that do not come from its template.

export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
export const INIT_TIMEOUT_MS = 10_000;
/** An account may run 1,000 environments at once; a developer's machine may not. */
export const DEFAULT_CONCURRENCY = 10;
/** More environments starting at once than cores only slow each other down. */
export const STARTING_AT_ONCE = 2;
/** How long a request waits for a free environment before it is throttled. */
export const DEFAULT_QUEUE_WAIT_MS = 10_000;
export const DEFAULT_IDLE_MS = 5 * 60_000;
