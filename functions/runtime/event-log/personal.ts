// Parts an object into what is personal and what is not, and joins the two again.
import type { JsonObject } from '../../../domain/kernel/json.ts';

const pick = (object: JsonObject, wanted: (name: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name, value]) => value !== undefined && wanted(name)));

export const withoutPersonal = (object: JsonObject, personal: readonly string[]): JsonObject =>
  pick(object, (name) => !personal.includes(name));

export const onlyPersonal = (object: JsonObject, personal: readonly string[]): JsonObject =>
  pick(object, (name) => personal.includes(name));

/** What is read once the key is gone. */
export const erasedPersonal = (object: JsonObject, personal: readonly string[]): JsonObject => ({
  ...object,
  ...Object.fromEntries(personal.map((name) => [name, null])),
});
