// The functions to deploy: those of the catalogue, and the one behind every route that does not exist.
import { type COMMANDS, type CommandName, ENTRIES, type QUERIES, type QueryName } from '../domain/catalog.ts';

type Command = (typeof COMMANDS)[CommandName];
type Query = (typeof QUERIES)[QueryName];

/** What the deployment reads of a definition. */
export interface RouteDefinition {
  readonly summary: string;
  readonly method: (Command | Query)['method'];
  readonly path: string;
  readonly scopes: readonly string[];
  readonly self: boolean;
}

export type Effect = Command['effects'][number];
export type Store = Query['reads'][number];

export interface CommandDefinition extends RouteDefinition {
  readonly effects: readonly Effect[];
  readonly saga?: string;
}

export interface QueryDefinition extends RouteDefinition {
  readonly reads: readonly Store[];
}

/** What gets a function and a route each: definitions by name, e.g. `CreateUser`. */
export interface Messages {
  readonly commands: Readonly<Record<string, CommandDefinition>>;
  readonly queries: Readonly<Record<string, QueryDefinition>>;
}

export const NOT_FOUND = 'NotFound';

/** Name of each function -> source file of its handler. */
export const SOURCES: ReadonlyMap<string, string> = new Map<string, string>([...ENTRIES, [NOT_FOUND, 'functions/operations/not-found.ts']]);

/** `functions/commands/create-user.ts` -> `commands/create-user`, where its bundle lies below `dist/` */
export const bundlePath = (source: string): string => source.replace(/^functions\//, '').replace(/\.ts$/, '');
