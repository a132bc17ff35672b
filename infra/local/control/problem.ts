// Problem answers (RFC 9457) of the stack's own routes.
import type { HttpAnswer } from '../http-api/response.ts';

export interface FieldError {
  /** A JSON Pointer into the body, or a parameter's name */
  readonly pointer: string;
  readonly message: string;
}

export const problem = (status: number, title: string, code: string, errors: readonly FieldError[] = []): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: Buffer.from(JSON.stringify({ type: 'about:blank', title, status, code, ...(errors.length === 0 ? {} : { errors }) })),
});
