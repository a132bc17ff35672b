// From a request to the input of a command or query: every part read, every violation found, before anything happens.
import * as z from 'zod';
import type { CommandDefinition, QueryDefinition } from '../../../domain/kernel/message.ts';
import type { Refusal, Violation } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { invalid, validate } from '../../../domain/kernel/validation.ts';
import { type Authorized, authorize } from './authorize.ts';
import { isBlank, mediaTypesOf, readBody } from './body.ts';
import { CONSISTENCY_HEADER, type Position, parseConsistencyToken } from './consistency-token.ts';
import { type IfMatch, ifMatch } from './entity-tag.ts';
import type { Request } from './request.ts';

export type Definition = CommandDefinition | QueryDefinition;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : Readonly<Record<string, never>>;

export interface Conditions {
  readonly idempotencyKey?: string;
  readonly ifMatch?: IfMatch;
  readonly ifNoneMatch?: string;
  readonly position?: Position;
}

export interface Input<D extends Definition> extends Authorized, Conditions {
  readonly params: Output<D['params']>;
  readonly query: Output<D['query']>;
  readonly body: Output<D['body']>;
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
/** What a message does not define it does not take: nothing is dropped in silence. */
const NOTHING = z.strictObject({});

const headerViolation = (pointer: string, rule: string): Violation => ({
  pointer,
  code: 'VALIDATION_ERROR',
  message: `${pointer} ${rule}`,
});

const noBody = (request: Request): Result<Readonly<Record<string, never>>, readonly Violation[]> =>
  isBlank(request) ? ok({}) : err([{ pointer: '', code: 'VALIDATION_ERROR', message: 'the body must be empty' }]);

const conditionsOf = ({ headers }: Request, kind: Definition['kind']): Result<Conditions, readonly Violation[]> => {
  const [key, match, token] = ['idempotency-key', 'if-match', CONSISTENCY_HEADER].map((name) => headers.get(name));
  const ifNoneMatch = headers.get('if-none-match');
  const violations: Violation[] = [];
  if (kind === 'query') {
    const position = token === undefined ? undefined : parseConsistencyToken(token);
    if (token !== undefined && position === undefined)
      violations.push(headerViolation('Consistency-Token', 'must be one that this service answered'));
    return violations.length > 0
      ? err(violations)
      : ok({ ...(position && { position }), ...(ifNoneMatch !== undefined && { ifNoneMatch }) });
  }
  const condition = match === undefined ? undefined : ifMatch(match);
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key))
    violations.push(headerViolation('Idempotency-Key', 'must be 1 to 255 visible ASCII characters'));
  if (condition?.kind === 'malformed') violations.push(headerViolation('If-Match', 'must be * or one entity tag, like "3"'));
  return violations.length > 0
    ? err(violations)
    : ok({ ...(key !== undefined && { idempotencyKey: key }), ...(condition && { ifMatch: condition }) });
};

/** Refusals in this order: who (401, 403, 404), the form of the body (413, 415, 400), then all broken rules at once (400). */
export const readInput = <D extends Definition>(definition: D, request: Request, prefix: string): Result<Input<D>, Refusal> => {
  const authorized = authorize(definition, request, prefix);
  if (!authorized.ok) return authorized;
  const raw = definition.body === undefined ? ok({}) : readBody(request, mediaTypesOf(definition.method));
  if (!raw.ok) return raw;

  const conditions = conditionsOf(request, definition.kind);
  const params = validate(definition.params ?? NOTHING, request.params, 'parameter');
  const query = validate(definition.query?.strict() ?? NOTHING, request.query, 'parameter');
  const body = definition.body === undefined ? noBody(request) : validate(definition.body, raw.value);
  if (conditions.ok && params.ok && query.ok && body.ok) {
    const parts = { params: params.value, query: query.value, body: body.value } as Pick<Input<D>, 'params' | 'query' | 'body'>;
    return ok({ ...authorized.value, ...conditions.value, ...parts });
  }
  return err(invalid([conditions, params, query, body].flatMap((part) => (part.ok ? [] : part.error))));
};
