// What the catalogue says about a command or a query: enough to route it, guard it, validate it, document it and wire its function.
import type * as z from 'zod';
import type { ErrorCode } from './errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface MessageDefinition {
  readonly summary: string;
  readonly method: Method;
  /** `/v1/users/{id}/role`: braces name path parameters. */
  readonly path: `/v1/${string}`;
  /** Any one of them is enough; empty: public. Names without the stage's prefix. */
  readonly scopes: readonly string[];
  /** `users:self` is enough when the token's subject is the `{id}`. */
  readonly self: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** `mediaType`: of an answer that is not JSON. */
  readonly answer: { readonly status: 200 | 201 | 202 | 204; readonly schema?: z.ZodType; readonly mediaType?: string };
  /** Beside those that every route can give (see COMMON_ERRORS). */
  readonly errors: readonly ErrorCode[];
}

/**
 * `seals-request`, `keeps-rows`, `hands-over`: its process does the work; of the first two, what was asked is kept for it. `acknowledges-task`: a
 * participant answers a process. `cancels-process`: marks it, and ends what it waits for.
 */
export type CommandEffect =
  | 'creates-user'
  | 'claims'
  | 'releases'
  | 'counts'
  | 'seals-request'
  | 'keeps-rows'
  | 'hands-over'
  | 'starts-process'
  | 'redeems-token'
  | 'cancels-process'
  | 'acknowledges-task';

const WITHOUT_LOG: ReadonlySet<CommandEffect> = new Set(['seals-request', 'keeps-rows', 'hands-over', 'acknowledges-task']);

/** Whether a command with these effects appends to a stream itself; else the process that it moves may. */
export const appendsItself = (effects: readonly CommandEffect[]): boolean => !effects.some((effect) => WITHOUT_LOG.has(effect));

export interface CommandDefinition extends MessageDefinition {
  readonly kind: 'command';
  /** What the function does beside appending to a stream; its grants follow from it. */
  readonly effects: readonly CommandEffect[];
  /** The saga whose process it starts; absent: it may be any. */
  readonly saga?: string;
  /** What it answers, with 200, where what it would start a process for holds already. */
  readonly unchanged?: z.ZodType;
}

export interface QueryDefinition extends MessageDefinition {
  readonly kind: 'query';
  /** The stores it reads; its grants follow from it. */
  readonly reads: readonly ('directory' | 'search' | 'statistics' | 'feed' | 'log' | 'processes' | 'imports')[];
}

export const defineCommand = <const D extends Omit<CommandDefinition, 'kind'>>(definition: D): D & { readonly kind: 'command' } => ({
  ...definition,
  kind: 'command',
});

export const defineQuery = <const D extends Omit<QueryDefinition, 'kind'>>(definition: D): D & { readonly kind: 'query' } => ({
  ...definition,
  kind: 'query',
});

/** What every route can answer: its input can be wrong, its caller unknown, its dependencies down. */
export const COMMON_ERRORS: readonly ErrorCode[] = [
  'VALIDATION_ERROR',
  'INTERNAL_ERROR',
  'DATABASE_ERROR',
  'CONFIGURATION_ERROR',
  'NETWORK_ERROR',
  'UNAVAILABLE',
];
