// The buses: commands and queries of the catalogue by their name, typed from their schemas. HTTP is one way onto them, the service itself another.
import type * as z from 'zod';
import type { Position, Provenance } from './commit.ts';
import type { CommandDefinition, QueryDefinition } from './message.ts';
import type { Refusal } from './refusal.ts';
import type { Result } from './result.ts';

type Definition = CommandDefinition | QueryDefinition;

interface Values<D extends Definition> {
  readonly params: z.output<NonNullable<D['params']>>;
  /** What has a default may be left out. */
  readonly query: Partial<z.output<NonNullable<D['query']>>>;
  /** As a caller writes it: plain text where the domain has brands. */
  readonly body: z.input<NonNullable<D['body']>>;
}

type Defined<D extends Definition> = {
  [Part in keyof Values<D>]: D extends { readonly [P in Part]: z.ZodType } ? Part : never;
}[keyof Values<D>];

/** The parts that a message defines, and no other: `{params: {id}, body: {reason}}`. */
export type MessageInput<D extends Definition> = Pick<Values<D>, Defined<D>>;

export type MessageAnswer<D extends Definition> = D['answer'] extends { readonly schema: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

export type CommandOutcome<Answer> =
  /** The command holds: it changed something, or what it asks for held already. `position` is for queries that must not answer older data. */
  | {
      readonly kind: 'accepted';
      readonly answer: Answer;
      readonly position: Position;
      readonly changed: boolean;
      readonly replayed: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly replayed: boolean }
  /** Not decided, or decided but not known to be kept. Send it again, with the same key. */
  | { readonly kind: 'unavailable'; readonly retryAfterSeconds: number; readonly outcomeUnknown: boolean };

/** Of a command that the service sends itself: no scope is asked for, its right is its code. */
export interface CommandContext extends Provenance {
  /** The same actor, source and key are the same command: sent twice it has one effect. Without one each sending is a command of its own. */
  readonly key?: string;
  readonly expectedVersion?: number;
  /** Nothing is begun after this instant (epoch milliseconds). */
  readonly deadline: number;
}

export interface QueryContext extends Pick<Provenance, 'actor' | 'correlationId'> {
  /** The answer must not be older. */
  readonly position?: Position;
  readonly deadline: number;
}

export interface CommandBus<Commands extends Readonly<Record<string, CommandDefinition>>> {
  /** @throws where a dependency fails in a way that a repetition does not mend */
  send<Name extends keyof Commands & string>(
    name: Name,
    input: MessageInput<Commands[Name]>,
    context: CommandContext,
  ): Promise<CommandOutcome<MessageAnswer<Commands[Name]>>>;
}

export interface QueryBus<Queries extends Readonly<Record<string, QueryDefinition>>> {
  /** @throws where a dependency fails */
  ask<Name extends keyof Queries & string>(
    name: Name,
    input: MessageInput<Queries[Name]>,
    context: QueryContext,
  ): Promise<Result<MessageAnswer<Queries[Name]>, Refusal>>;
}
