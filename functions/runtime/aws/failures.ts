// What a failed call to AWS means: certainly not done, perhaps done, or our own mistake.
import { DependencyUnavailable } from '../event-log/ports.ts';

export type Failure = 'refused-for-now' | 'unknown' | 'ours';

/** Answered before anything was done; the same call may succeed later. */
const REFUSED_FOR_NOW = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ThrottledException',
  'ThrottlingError',
  'Throttling',
  'TooManyRequestsException',
  'LimitExceededException',
  'TransactionConflictException',
  'TransactionConflict',
]);

/** A transaction with this token is still under way. */
const UNDER_WAY = 'TransactionInProgressException';

const statusOf = (error: Error): number | undefined => (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return 'ours';
  if (REFUSED_FOR_NOW.has(error.name)) return 'refused-for-now';
  if (error.name === UNDER_WAY) return 'unknown';
  const status = statusOf(error);
  // No answer: our deadline, a timeout, a broken connection. All but the first carry the SDK's mark.
  if (status === undefined) return error.name === 'AbortError' || '$metadata' in error ? 'unknown' : 'ours';
  return status >= 500 || status === 200 ? 'unknown' : 'ours';
};

/** Runs a call that may be repeated. @throws DependencyUnavailable where a repetition may help, else the SDK's own error */
export const repeatable = async <T>(dependency: string, call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (failureOf(error) === 'ours') throw error;
    throw new DependencyUnavailable(dependency, error);
  }
};
