// Lists of error codes that many catalogue entries share.
import type { ErrorCode } from '../kernel/errors.ts';

export const READ_ERRORS = ['UNAUTHENTICATED', 'AUTHORIZATION_ERROR'] as const satisfies readonly ErrorCode[];

/** Of any body, whatever is in it. */
export const FORM_ERRORS = ['MALFORMED_JSON', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const satisfies readonly ErrorCode[];

/** Of a body that must have some field. */
export const BODY_ERRORS = ['REQUIRED_FIELD', ...FORM_ERRORS] as const satisfies readonly ErrorCode[];

const WRITE_ERRORS = ['GONE', 'VERSION_MISMATCH', 'IDEMPOTENCY_KEY_REUSED'] as const satisfies readonly ErrorCode[];

export const MUTATION_ERRORS = [...READ_ERRORS, ...BODY_ERRORS, ...WRITE_ERRORS] as const satisfies readonly ErrorCode[];

/** Of a command without a body to a user that must exist, whatever its status. */
export const ANY_STATUS_ERRORS = [...READ_ERRORS, ...WRITE_ERRORS, 'NOT_FOUND'] as const satisfies readonly ErrorCode[];

/** The same, where the status matters. */
export const BODILESS_CHANGE_ERRORS = [...ANY_STATUS_ERRORS, 'INVALID_TRANSITION'] as const satisfies readonly ErrorCode[];

/** The same, of a command whose body may be empty. */
export const PATCH_ERRORS = [...BODILESS_CHANGE_ERRORS, ...FORM_ERRORS] as const satisfies readonly ErrorCode[];

/** The same, of a command whose body must have some field. */
export const CHANGE_ERRORS = [...PATCH_ERRORS, 'REQUIRED_FIELD'] as const satisfies readonly ErrorCode[];
