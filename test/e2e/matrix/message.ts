// What the matrix knows of a command or a query: its entry in the catalogue, and the parts of a request as the contract types them.
import { COMMANDS, type CommandName, type ErrorCode, QUERIES, type QueryName } from '../../../domain/catalog.ts';
import { COMMON_ERRORS, type CommandDefinition, type QueryDefinition } from '../../../domain/kernel/message.ts';
import type { operations } from '../../../infra/client/api.ts';

export const MESSAGES = { ...COMMANDS, ...QUERIES };
export type MessageName = CommandName | QueryName;
export type Definition = CommandDefinition | QueryDefinition;

/** A request without its types, for what works on any of them. */
export interface Parts {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: object;
}

type Operation<Name extends MessageName> = operations[Name];
interface Json<Body> {
  readonly content: { readonly 'application/json': Body };
}
type PathOf<Name extends MessageName> = Operation<Name>['parameters'] extends { readonly path: infer Path }
  ? { readonly path: Path }
  : object;
type BodyOf<Name extends MessageName> = [NonNullable<Operation<Name>['requestBody']>] extends [never]
  ? object
  : Operation<Name> extends { readonly requestBody: Json<infer Body> }
    ? { readonly body: Body }
    : Operation<Name> extends { readonly requestBody?: Json<infer Body> }
      ? { readonly body?: Body }
      : never;

/** A request for one message: what the contract does not have does not compile. */
export type PartsOf<Name extends MessageName> = PathOf<Name> & BodyOf<Name> & { readonly query?: Operation<Name>['parameters']['query'] };

export type DeclaredBy<Name extends MessageName> = (typeof MESSAGES)[Name]['errors'][number];

/** Every code that an answer to the message may have. */
export const declaredBy = ({ errors }: Definition): ReadonlySet<ErrorCode> => new Set([...errors, ...COMMON_ERRORS]);

export const isPublic = ({ scopes }: Definition): boolean => scopes.length === 0;
