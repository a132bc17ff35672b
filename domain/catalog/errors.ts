// Lists of error codes that many catalogue entries share.
import type { ErrorCode } from '../kernel/errors.ts';

export const READ_ERRORS = ['UNAUTHENTICATED', 'AUTHORIZATION_ERROR'] as const satisfies readonly ErrorCode[];

export const BODY_ERRORS = [
  'REQUIRED_FIELD',
  'MALFORMED_JSON',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly ErrorCode[];

const WRITE_ERRORS = ['GONE', 'VERSION_MISMATCH', 'IDEMPOTENCY_KEY_REUSED'] as const satisfies readonly ErrorCode[];
const LIFE_ERRORS = ['NOT_FOUND', 'INVALID_TRANSITION'] as const satisfies readonly ErrorCode[];

export const MUTATION_ERRORS = [...READ_ERRORS, ...BODY_ERRORS, ...WRITE_ERRORS] as const satisfies readonly ErrorCode[];

/** Of a command to a user that must exist. */
export const CHANGE_ERRORS = [...MUTATION_ERRORS, ...LIFE_ERRORS] as const satisfies readonly ErrorCode[];

/** The same, of a command without a body. */
export const BODILESS_CHANGE_ERRORS = [...READ_ERRORS, ...WRITE_ERRORS, ...LIFE_ERRORS] as const satisfies readonly ErrorCode[];
