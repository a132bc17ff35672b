// The scopes of a message, checked again: a route that lost its authorizer must not open the door behind it.
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import { refusal } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { ANONYMOUS, type Caller } from './caller.ts';

export interface Guard {
  readonly scopes: readonly string[];
  readonly self: boolean;
}

export interface Authorized {
  readonly caller: Caller;
  /** Allowed only because the caller asks for what is its own. */
  readonly asSelf: boolean;
}

export const SELF_SCOPE = 'users:self';
/** For what only an audit needs: who did what, and what was. */
export const AUDIT_SCOPE = 'audit:read';
const READ_SCOPE = 'users:read';

export const NOT_FOUND = refusal('NOT_FOUND', 'There is no such user, or you may not see it.');
export const forbidden = (...scopes: readonly string[]): Refusal =>
  refusal('AUTHORIZATION_ERROR', `This needs the scope ${scopes.join(' or ')}.`);

/** Refuses with 404, not 403, where the answer 403 would tell that a user exists to a caller who sees only its own. */
export const authorize = (
  guard: Guard,
  caller: Caller | undefined,
  params: Readonly<Record<string, unknown>>,
): Result<Authorized, Refusal> => {
  if (guard.scopes.length === 0) return ok({ caller: caller ?? ANONYMOUS, asSelf: false });
  if (caller === undefined) return err(refusal('UNAUTHENTICATED', 'A bearer token is needed.'));
  if (guard.scopes.some((scope) => caller.scopes.has(scope))) return ok({ caller, asSelf: false });

  const own = params.id !== undefined && params.id === caller.sub;
  const seesOnlyItself = caller.scopes.has(SELF_SCOPE) && !caller.scopes.has(READ_SCOPE);
  if (guard.self && own && caller.scopes.has(SELF_SCOPE)) return ok({ caller, asSelf: true });
  if (params.id !== undefined && seesOnlyItself && !own) return err(NOT_FOUND);
  return err(forbidden(...guard.scopes));
};
