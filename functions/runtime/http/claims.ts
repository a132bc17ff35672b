// The caller as API Gateway tells it: it has verified the token; these are its claims.
import type { Caller } from '../bus/caller.ts';

// A list claim reaches the function as the text "[a b]".
const scopesIn = (claim: unknown): readonly string[] => (typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : []);

/** `undefined`: the claims name nobody. */
export const callerOf = (claims: Readonly<Record<string, unknown>>, prefix: string): Caller | undefined => {
  const sub = claims.sub;
  if (typeof sub !== 'string' || sub === '') return undefined;
  const granted = [...scopesIn(claims.scope), ...scopesIn(claims.scp)];
  return { sub, scopes: new Set(granted.filter((scope) => scope.startsWith(prefix)).map((scope) => scope.slice(prefix.length))) };
};
