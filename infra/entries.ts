// The functions to deploy: those of the catalogue, and the one behind every route that does not exist.
import { ENTRIES } from '../domain/catalog.ts';
import type { CommandDefinition, QueryDefinition } from '../domain/kernel/message.ts';

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
