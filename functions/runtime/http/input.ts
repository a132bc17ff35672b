// From an HTTP request to a message: the caller from the claims, the conditions from the headers, the parts as they came.
import type { Refusal, Violation } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { API } from '../bus/identity.ts';
import type { Conditions, Definition, Message } from '../bus/message.ts';
import { scopePrefix } from '../config/environment.ts';
import { isBlank, mediaTypesOf, readBody } from './body.ts';
import { callerOf } from './claims.ts';
import { CONSISTENCY_HEADER, parseConsistencyToken } from './consistency-token.ts';
import type { Invocation } from './endpoint.ts';
import { ifMatch } from './entity-tag.ts';
import type { Request } from './request.ts';
import { traceparentOf } from './trace.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

const headerViolation = (pointer: string, rule: string): Violation => ({
  pointer,
  code: 'VALIDATION_ERROR',
  message: `${pointer} ${rule}`,
});

const queryConditions = ({ headers }: Request): Result<Conditions, readonly Violation[]> => {
  const token = headers.get(CONSISTENCY_HEADER);
  if (token === undefined) return ok({});
  const position = parseConsistencyToken(token);
  return position === undefined ? err([headerViolation('Consistency-Token', 'must be one that this service answered')]) : ok({ position });
};

const commandConditions = ({ headers }: Request): Result<Conditions, readonly Violation[]> => {
  const [key, match] = [headers.get('idempotency-key'), headers.get('if-match')];
  const condition = match === undefined ? undefined : ifMatch(match);
  const violations: Violation[] = [];
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key))
    violations.push(headerViolation('Idempotency-Key', 'must be 1 to 255 visible ASCII characters'));
  if (condition?.kind === 'malformed') violations.push(headerViolation('If-Match', 'must be * or one entity tag, like "3"'));
  if (violations.length > 0) return err(violations);
  return ok({
    ...(key !== undefined && { key }),
    ...(condition?.kind === 'version' && { expectedVersion: condition.version }),
  });
};

/** Of a message that takes none, all that matters is whether there is one: anything but nothing is too much. */
const bodyOf = ({ body, method }: Definition, request: Request): Result<unknown, Refusal> => {
  if (body === undefined) return ok(isBlank(request) ? {} : null);
  return readBody(request, mediaTypesOf(method));
};

export const messageOf = (
  name: string,
  definition: Definition,
  request: Request,
  { correlationId, deadline }: Pick<Invocation, 'correlationId' | 'deadline'>,
): Message => {
  const { headers, claims, params, query } = request;
  const traceparent = traceparentOf(headers);
  return {
    name,
    definition,
    caller: claims && callerOf(claims, scopePrefix()),
    params,
    query,
    body: () => bodyOf(definition, request),
    conditions: definition.kind === 'query' ? queryConditions(request) : commandConditions(request),
    source: API,
    correlationId,
    ...(traceparent === undefined ? {} : { traceparent }),
    deadline,
  };
};
