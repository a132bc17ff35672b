// A refusal: the answer "no" as a value, with its code from the catalogue and the facts a caller can act on.
import type { ErrorCode } from './errors.ts';
import type { JsonObject } from './json.ts';

/** One broken rule. Messages name the field, never its value. */
export interface Violation {
  /** A JSON Pointer (RFC 6901) into the body, or a parameter's name. */
  readonly pointer: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors?: readonly Violation[];
  /** Members of the problem document beside the standard ones, e.g. `{from, allowed}`. No personal data. */
  readonly facts?: JsonObject;
}

export const refusal = (code: ErrorCode, detail: string, facts?: JsonObject): Refusal =>
  facts === undefined ? { code, detail } : { code, detail, facts };
