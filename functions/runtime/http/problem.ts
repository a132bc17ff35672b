// Problem documents (RFC 9457): the one shape of every "no" that a function answers.
import { ERRORS, type ErrorCode } from '../../../domain/kernel/errors.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { HttpResponse } from './response.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
/** Long enough for a burst to pass, short enough for a person to wait. */
const RETRY_AFTER_SECONDS = 1;

/** A name that never moves, unlike a link: `urn:rollcall:error:EMAIL_TAKEN`. The OpenAPI document explains each. */
export const problemType = (code: ErrorCode): string => `urn:rollcall:error:${code}`;

/** The refusal's facts become members of the document (RFC 9457, 3.2); the standard members win over them. */
export const problem = (refusal: Refusal, correlationId: string, retryAfterSeconds = RETRY_AFTER_SECONDS): HttpResponse => {
  const { status, title, retryable } = ERRORS[refusal.code];
  const document = {
    ...refusal.facts,
    type: problemType(refusal.code),
    title,
    status,
    detail: refusal.detail,
    code: refusal.code,
    correlationId,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
  };
  const headers = { 'content-type': PROBLEM_MEDIA_TYPE, ...(retryable ? { 'retry-after': String(retryAfterSeconds) } : {}) };
  return { statusCode: status, headers, body: JSON.stringify(document) };
};

const FAULTS: Partial<Record<ErrorCode, string>> = {
  UNAVAILABLE: 'The service is busy. Send the request again, a change with the same Idempotency-Key.',
  NETWORK_ERROR: 'A system we depend on did not answer. Send the request again, a change with the same Idempotency-Key.',
};

/** For exceptions: the code says all that a caller may know. */
export const fault = (code: ErrorCode): Refusal => ({
  code,
  detail: FAULTS[code] ?? 'The fault is on our side and was recorded under the correlation id.',
});
