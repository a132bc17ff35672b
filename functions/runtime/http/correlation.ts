// The correlation id: the caller's where it is well formed, else a new one; answered always and carried by everything that follows.
import { randomUUID } from 'node:crypto';

export const CORRELATION_HEADER = 'x-correlation-id';

/** Anything else could forge a log line or be personal data. */
export const CORRELATION_ID = /^[A-Za-z0-9_-]{8,128}$/;

export const correlationIdOf = (headers: ReadonlyMap<string, string>): string => {
  const given = headers.get(CORRELATION_HEADER);
  return given !== undefined && CORRELATION_ID.test(given) ? given : randomUUID();
};
