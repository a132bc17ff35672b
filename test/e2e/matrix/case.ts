// What has to be written down of a message for the matrix: a request that succeeds, and those whose refusal the catalogue alone cannot tell how to reach.
import type { ErrorCode } from '../../../domain/catalog.ts';
import type { DeclaredBy, MESSAGES, MessageName, Parts, PartsOf } from './message.ts';
import type { World } from './world.ts';

/** How a request is sent, beside its parts. */
export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  /** Space separated, without the stage's prefix; null: no token. Absent: the first scope that the route names. */
  readonly scope?: string | null;
  readonly subject?: string;
}

export type Sign = (world: World, body: string) => Readonly<Record<string, string>>;

export interface Refusal<Asked = Parts> {
  /** What is wrong, as the end of "refuses …". */
  readonly what: string;
  /** Makes the state in which the request is refused. */
  readonly ask: (world: World) => Promise<Asked & Sending>;
}

export interface Enough<Asked = Parts> {
  /** What the scope is enough for. */
  readonly ask: (world: World) => Promise<Asked & Pick<Sending, 'subject'>>;
  /** Whoever may send it is refused all the same. */
  readonly code?: ErrorCode;
}

/** These depend on a state that only a person can describe; every other code is derived from the definition (derived/). */
type StatefulCode = 'CONFLICT' | 'EMAIL_TAKEN' | 'INVALID_TRANSITION' | 'LAST_ADMIN';
/** Without a scope, only the message itself knows who may send it. */
type Unscoped<Name extends MessageName> = (typeof MESSAGES)[Name]['scopes'] extends readonly [] ? 'UNAUTHENTICATED' : never;
/** What cannot be found is an id in the path, unless there is none. */
type Unaddressed<Name extends MessageName> = (typeof MESSAGES)[Name] extends { readonly params: object } ? never : 'NOT_FOUND';
type WrittenCode<Name extends MessageName> = Extract<DeclaredBy<Name>, StatefulCode | Unaddressed<Name> | Unscoped<Name>>;

export type Refusals<Name extends MessageName> = { readonly [Code in WrittenCode<Name>]: Refusal<PartsOf<Name>> } & {
  /** In place of what would be derived; AUTHORIZATION_ERROR beside it. */
  readonly [Code in Exclude<DeclaredBy<Name>, WrittenCode<Name>>]?: Refusal<PartsOf<Name>>;
};

export interface Case<Name extends MessageName> {
  /** A request that succeeds, each time about something of its own. */
  readonly valid: (world: World) => Promise<PartsOf<Name>>;
  readonly refusals: Refusals<Name>;
  /** Of a message whose scopes are each enough for something else. */
  readonly scopes?: Readonly<Record<string, Enough<PartsOf<Name>>>>;
  /** Headers that depend on the body as it is sent, for a message that its sender signs. */
  readonly sign?: Sign;
}

/** A case without its types. */
export interface AnyCase {
  readonly valid: (world: World) => Promise<Parts>;
  readonly refusals: Partial<Record<ErrorCode, Refusal>>;
  readonly scopes?: Readonly<Record<string, Enough>>;
  readonly sign?: Sign;
}

export type Cases<Name extends MessageName> = { readonly [Each in Name]: Case<Each> };

/** Of the messages that a file is about. */
export type SomeCases = Partial<Cases<MessageName>>;
