// Exceptions by class: what a failed dependency means to a caller and to a retry. Nothing of the exception itself leaves the function.
import type { ErrorCode } from '../../domain/kernel/errors.ts';

const THROTTLED = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
]);
const UNREACHABLE = new Set([
  'TimeoutError',
  'AbortError',
  'RequestTimeout',
  'NetworkingError',
  'KeyUnavailableException',
  'DependencyTimeoutException',
]);
const MISCONFIGURED = new Set([
  'ConfigurationError',
  'AccessDeniedException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
  'CredentialsProviderError',
  'NotFoundException',
  'DisabledException',
]);

interface AwsError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly $metadata?: unknown;
}

/** Throttling is the caller's to repeat; a database that answers with an error is ours to look at. */
export const failureCode = (thrown: unknown): ErrorCode => {
  if (!(thrown instanceof Error)) return 'INTERNAL_ERROR';
  const { code, syscall, $metadata } = thrown as AwsError;
  if (thrown.name === 'DependencyUnavailable') return failureCode(thrown.cause) === 'UNAVAILABLE' ? 'UNAVAILABLE' : 'NETWORK_ERROR';
  if (MISCONFIGURED.has(thrown.name)) return 'CONFIGURATION_ERROR';
  if (THROTTLED.has(thrown.name)) return 'UNAVAILABLE';
  if (UNREACHABLE.has(thrown.name) || (typeof code === 'string' && syscall !== undefined)) return 'NETWORK_ERROR';
  return $metadata === undefined ? 'INTERNAL_ERROR' : 'DATABASE_ERROR';
};

const PASSING = new Set<ErrorCode>(['UNAVAILABLE', 'NETWORK_ERROR', 'DATABASE_ERROR']);

/** A dependency failed: another attempt may go well. */
export const mayPass = (thrown: unknown): boolean => PASSING.has(failureCode(thrown));

/** `    at run (file:///var/task/index.mjs:1:2)` */
const FRAME = /^\s+at .*(?::\d+:\d+|<anonymous>|native)\)?$/u;

/** What may be logged of an exception: its class and where it came from. Messages can quote data. */
export const describeFailure = (
  thrown: unknown,
): { readonly error: string; readonly frames: readonly string[]; readonly cause?: string } => {
  if (!(thrown instanceof Error)) return { error: typeof thrown, frames: [] };
  // A message of several lines stands above the frames, and can look like them.
  const frames = (thrown.stack ?? '')
    .replace(thrown.message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  const cause = thrown.cause instanceof Error ? { cause: thrown.cause.name } : {};
  return { error: thrown.name, frames: frames.map((line) => line.trim()), ...cause };
};
