// Old events are never rewritten: on reading, a chain of upcasters lifts their data, one schema version at a time, to the current shape.
import type { StoredEvent } from './event.ts';
import type { JsonObject } from './json.ts';

/** Lifts the data of version n to version n + 1. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** Per event type: `[1 -> 2, 2 -> 3, …]`. */
export type Upcasters = { readonly [type: string]: readonly Upcaster[] };

/** @throws RangeError when the event is newer than the code, which must not guess at its meaning. */
export const upcast = (event: StoredEvent, upcasters: Upcasters): StoredEvent => {
  const chain = upcasters[event.type] ?? [];
  const current = chain.length + 1;
  if (event.schemaVersion > current) {
    throw new RangeError(`${event.type} has schema version ${event.schemaVersion}, newer than ${current}`);
  }
  const data = chain.slice(event.schemaVersion - 1).reduce((older, lift) => lift(older), event.data);
  return { type: event.type, schemaVersion: current, data };
};
