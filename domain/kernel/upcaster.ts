// Old events are never rewritten: on reading, a chain of upcasters lifts their data, one schema version at a time, to the current shape.
import type { StoredEvent } from './event.ts';
import type { JsonObject } from './json.ts';

/** Lifts the data of version n to version n + 1. Personal fields may be missing (erased, or on the way out): pass them on, compute nothing from them. */
export type Upcaster<Older extends JsonObject, Newer extends JsonObject> = (data: Older) => Newer;

/** For the shapes `[V1, V2, V3]` of an event's data, oldest first: `[V1 -> V2, V2 -> V3]`, no step more or less; for a single shape: `[]`. */
export type UpcasterChain<Shapes extends readonly JsonObject[]> = Shapes extends readonly [
  infer Older extends JsonObject,
  infer Newer extends JsonObject,
  ...infer Later extends readonly JsonObject[],
]
  ? readonly [Upcaster<Older, Newer>, ...UpcasterChain<readonly [Newer, ...Later]>]
  : readonly [];

/** Event type -> its chain, once its shapes are forgotten: what was stored is known to be of a version, not proven to be of its shape. */
export type Upcasters = { readonly [type: string]: readonly Upcaster<never, JsonObject>[] };

/** @throws RangeError when the event is newer than the code, which must not guess at its meaning. */
export const upcast = (event: StoredEvent, upcasters: Upcasters): StoredEvent => {
  const chain = upcasters[event.type] ?? [];
  const current = chain.length + 1;
  if (event.schemaVersion > current) {
    throw new RangeError(`${event.type} has schema version ${event.schemaVersion}, newer than ${current}`);
  }
  const data = chain.slice(event.schemaVersion - 1).reduce<JsonObject>((older, lift) => lift(older as never), event.data);
  return { type: event.type, schemaVersion: current, data };
};
