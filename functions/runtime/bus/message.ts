// A command or a query on its way to its handler, however it came: who sends it, with what, and what each step has found out about it.
import type * as z from 'zod';
import type { Position, Provenance } from '../../../domain/kernel/commit.ts';
import type { CommandDefinition, QueryDefinition } from '../../../domain/kernel/message.ts';
import type { Refusal, Violation } from '../../../domain/kernel/refusal.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Authorized } from './authorize.ts';
import type { Caller } from './caller.ts';

export type Definition = CommandDefinition | QueryDefinition;

/** What a message may say beside its parts. */
export interface Conditions {
  /** Names the command: the same key of the same sender is the same command. */
  readonly key?: string;
  readonly expectedVersion?: number;
  /** The answer must not be older. */
  readonly position?: Position;
}

export interface Message extends Omit<Provenance, 'actor'> {
  readonly name: string;
  readonly definition: Definition;
  /** undefined: it is not known who sends it. */
  readonly caller: Caller | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The form of a body is looked at when it is known that its sender may send one. */
  readonly body: () => Result<unknown, Refusal>;
  readonly conditions: Result<Conditions, readonly Violation[]>;
  /** Nothing is begun after this instant (epoch milliseconds). */
  readonly deadline: number;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : Readonly<Record<string, never>>;

/** What a handler is given: its parts in the shapes of their schemas. */
export interface Input<D extends Definition> extends Authorized, Conditions {
  readonly params: Output<D['params']>;
  readonly query: Output<D['query']>;
  readonly body: Output<D['body']>;
}

/** A message with its input, once all steps have let it pass. */
export interface Passed<D extends Definition> {
  readonly message: Message;
  readonly input: Input<D>;
}
