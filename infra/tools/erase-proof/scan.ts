// Where the values of a user are, over all stores. Says the kind of value and the store, never the value.
import { type Needle, needlesOf } from './forms.ts';
import { formsIn } from './search.ts';

/** What is known of a user, by kind: all the addresses it ever had, for example. */
export type Values = ReadonlyMap<string, readonly string[]>;

export interface Place {
  readonly store: string;
  readonly kind: string;
  readonly form: string;
  readonly records: number;
}

/** Of values that others may have as well. */
const SHARED: ReadonlySet<string> = new Set(['name', 'reason']);
const USER_ID = /user_[0-9a-f]{32}/gu;

/** Two people can have one name: a record that names others alone is theirs. */
const isOfOthers = (record: string, userId: string): boolean => {
  const named = new Set(record.match(USER_ID) ?? []);
  return named.size > 0 && !named.has(userId);
};

export interface Sought {
  readonly userId: string;
  readonly needles: ReadonlyMap<string, readonly Needle[]>;
}

export const soughtOf = (userId: string, values: Values): Sought => ({
  userId,
  needles: new Map([...values].map(([kind, all]) => [kind, all.flatMap(needlesOf)])),
});

/** The places within one store, each kind of value and form once. */
export const placesIn = (store: string, records: readonly string[], { userId, needles }: Sought): readonly Place[] => {
  const counts = new Map<string, Place>();
  for (const record of records) {
    const others = isOfOthers(record, userId);
    const bytes = Buffer.from(record);
    for (const [kind, wanted] of needles) {
      if (others && SHARED.has(kind)) continue;
      for (const form of formsIn(bytes, wanted)) {
        const key = `${kind} ${form}`;
        counts.set(key, { store, kind, form, records: (counts.get(key)?.records ?? 0) + 1 });
      }
    }
  }
  return [...counts.values()];
};
