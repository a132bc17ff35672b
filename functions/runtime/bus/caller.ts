// Who sends a message, and what it may do.

export interface Caller {
  /** The subject of the token, `anonymous` on a public route, or the name of the part of the service that acts. */
  readonly sub: string;
  /** Without the stage's prefix. */
  readonly scopes: { has(scope: string): boolean };
}

export const ANONYMOUS: Caller = { sub: 'anonymous', scopes: new Set() };

/** A part of the service, e.g. `schedule`: what it may do is what its code does. */
export const serviceCaller = (actor: string): Caller => ({ sub: actor, scopes: { has: () => true } });
