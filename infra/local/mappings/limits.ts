// How often sources are polled and failed batches tried again. Lambda does not publish its figures; these suit one machine.

export const BUSY_POLL_MS = 20;
export const IDLE_POLL_MS = 75;
export const MAX_RECORDS_PER_READ = 1_000;
export const RETRY_BASE_MS = 100;
export const LONGEST_RETRY_PAUSE_MS = 5_000;
/** DynamoDB Local cuts the time of a stream record to the minute: a record may be this much younger than it says. */
export const STREAM_TIME_ERROR_MS = 60_000;
