// The handlers behind the functions, by the names of the catalogue: what the buses send to. Nothing is listed: where a handler lies follows from its name.
import { type COMMANDS, ENTRIES, type QUERIES } from '../../../domain/catalog.ts';
import type { User } from '../../../domain/user/user.ts';
import type { CommandEndpoint } from '../http/command.ts';
import type { QueryEndpoint } from '../http/query.ts';

type Commands = typeof COMMANDS;
type Queries = typeof QUERIES;

/** The commands that change one user and answer it; those that start a process or redeem a token need more than users. */
export type UserCommands = {
  [Name in keyof Commands as Commands[Name] extends { readonly saga: string }
    ? never
    : 'redeems-token' extends Commands[Name]['effects'][number]
      ? never
      : Commands[Name]['answer'] extends { readonly schema: typeof User }
        ? Name
        : never]: Commands[Name];
};
/** The queries that answer JSON. */
export type JsonQueries = {
  [Name in keyof Queries as Queries[Name]['answer'] extends { readonly mediaType: string } ? never : Name]: Queries[Name];
};

const fileName = (name: string): string => {
  const entry = ENTRIES.get(name);
  if (entry === undefined) throw new RangeError(`the catalogue has no ${name}`);
  return entry.slice(entry.lastIndexOf('/') + 1, -'.ts'.length);
};

export const commandEndpoint = async (name: keyof UserCommands): Promise<CommandEndpoint> => {
  const { endpoint } = (await import(`../../commands/${fileName(name)}.ts`)) as { readonly endpoint: CommandEndpoint };
  return endpoint;
};

/** Each query has ports of its own: who asks it must have them. */
export const queryEndpoint = async (name: keyof JsonQueries): Promise<QueryEndpoint<unknown>> => {
  const { endpoint } = (await import(`../../queries/${fileName(name)}.ts`)) as { readonly endpoint: QueryEndpoint<unknown> };
  return endpoint;
};
