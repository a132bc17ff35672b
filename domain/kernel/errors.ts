// The error catalogue: every code a caller can meet, with what it means to HTTP, to a retry and to the people on call.

export type ErrorKind = 'input' | 'identity' | 'absence' | 'conflict' | 'limit' | 'fault';

export interface ErrorDefinition {
  readonly kind: ErrorKind;
  /** HTTP status (RFC 9110) */
  readonly status: number;
  readonly title: string;
  /** The same request may succeed later without a change. */
  readonly retryable: boolean;
  /** `critical` codes have an alarm of their own. */
  readonly severity: 'info' | 'warning' | 'critical';
}

const input = (title: string, status = 400): ErrorDefinition => ({ kind: 'input', status, title, retryable: false, severity: 'info' });
const conflict = (title: string): ErrorDefinition => ({ kind: 'conflict', status: 409, title, retryable: false, severity: 'info' });
const fault = (title: string, status: number, retryable: boolean): ErrorDefinition => ({
  kind: 'fault',
  status,
  title,
  retryable,
  severity: 'critical',
});

export const ERRORS = {
  VALIDATION_ERROR: input('The request breaks a rule'),
  REQUIRED_FIELD: input('A required field is missing'),
  MALFORMED_JSON: input('The body is not JSON'),
  INVALID_CURSOR: input('The cursor does not belong to this list'),
  TOKEN_INVALID: input('The token is not valid'),
  PAYLOAD_TOO_LARGE: input('The body is too large', 413),
  UNSUPPORTED_MEDIA_TYPE: input('The content type is not supported', 415),
  UNAUTHENTICATED: { kind: 'identity', status: 401, title: 'Who is calling is not known', retryable: false, severity: 'warning' },
  AUTHORIZATION_ERROR: { kind: 'identity', status: 403, title: 'The caller may not do this', retryable: false, severity: 'warning' },
  NOT_FOUND: { kind: 'absence', status: 404, title: 'There is no such thing', retryable: false, severity: 'info' },
  GONE: { kind: 'absence', status: 410, title: 'The user was erased', retryable: false, severity: 'info' },
  CONFLICT: conflict('The change conflicts with another user'),
  EMAIL_TAKEN: conflict('The email address belongs to another user'),
  INVALID_TRANSITION: conflict('The status does not allow this change'),
  LAST_ADMIN: conflict('The last active admin cannot be removed'),
  VERSION_MISMATCH: { kind: 'conflict', status: 412, title: 'The user has changed since it was read', retryable: false, severity: 'info' },
  IDEMPOTENCY_KEY_REUSED: input('The Idempotency-Key was used for another request', 422),
  RATE_LIMITED: { kind: 'limit', status: 429, title: 'Too many requests', retryable: true, severity: 'warning' },
  INTERNAL_ERROR: fault('Something is broken on our side', 500, false),
  DATABASE_ERROR: fault('The database answered with an error', 500, false),
  CONFIGURATION_ERROR: fault('The service is not configured', 500, false),
  NETWORK_ERROR: fault('A system we depend on could not be reached', 503, true),
  UNAVAILABLE: { kind: 'fault', status: 503, title: 'Try again later', retryable: true, severity: 'warning' },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;
