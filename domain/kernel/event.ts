// What a domain event is, and what its definition says about it: schema, version, which of its data is personal, what it changes.
import type * as z from 'zod';
import type { JsonObject } from './json.ts';

export interface DomainEvent {
  readonly type: string;
  readonly data: JsonObject;
}

/** An event as the log keeps it: it knows which version of its schema it was written in. */
export interface StoredEvent extends DomainEvent {
  readonly schemaVersion: number;
}

export interface EventDefinition<Data extends z.ZodType = z.ZodType> {
  /** Of the current shape; older shapes come in through upcasters. */
  readonly schemaVersion: number;
  readonly schema: Data;
  /** Fields of `data` that are sealed in the log and never leave it. */
  readonly personal: readonly string[];
  /** Fields of a user that the event can change; consumers of the bus read them as `changed`. */
  readonly changed: readonly string[];
  readonly summary: string;
}

export const defineEvent = <Data extends z.ZodType>(definition: EventDefinition<Data>): EventDefinition<Data> => definition;

/** The union of the events of a registry: `{UserRenamed: defineEvent(...)}` gives `{type: 'UserRenamed', data: …}`. */
export type EventOf<Registry extends Record<string, EventDefinition>> = {
  [Type in keyof Registry & string]: { readonly type: Type; readonly data: Readonly<z.output<Registry[Type]['schema']>> };
}[keyof Registry & string];
