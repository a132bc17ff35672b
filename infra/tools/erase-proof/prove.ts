// The proof: the scan finds the user before the erasure, and the same scan finds nothing after it.
import { ask, NotDone } from '../connection.ts';
import { type Place, placesIn, type Sought, soughtOf } from './scan.ts';
import type { Process } from '../api.ts';
import type { Service } from './service.ts';

export interface Proof {
  readonly userId: string;
  /** Kinds of values that were looked for, and how many of each. */
  readonly values: Readonly<Record<string, number>>;
  readonly stores: readonly string[];
  readonly before: readonly Place[];
  readonly process: Process;
  readonly after: readonly Place[];
  readonly proved: boolean;
}

const read = async <Body>(url: string, query: string): Promise<Body> => {
  const answer = await ask(url, `/_local/stores${query}`);
  if (!answer.ok) throw new NotDone(`${url} does not show its stores (${answer.status}): is it a local stack?`);
  return ((await answer.json()) as { items: Body }).items;
};

const scan = async (url: string, sought: Sought, say: (words: string) => void) => {
  const stores = await read<readonly string[]>(url, '');
  const places: Place[] = [];
  for (const store of stores) {
    const records = await read<readonly string[]>(url, `?${new URLSearchParams({ name: store })}`);
    say(`  ${store}: ${records.length} records`);
    places.push(...placesIn(store, records, sought));
  }
  return { stores, places };
};

/** A proof that found nothing beforehand shows nothing. */
export const prove = async (userId: string, url: string, service: Service, say: (words: string) => void): Promise<Proof> => {
  const values = await service.valuesOf(userId);
  const sought = soughtOf(userId, values);
  await service.rest();
  say('Looking for the user …');
  const { stores, places: before } = await scan(url, sought, say);
  say('Erasing …');
  const process = await service.erase(userId);
  await service.rest();
  say('Looking again …');
  const { places: after } = await scan(url, sought, say);
  const counts = Object.fromEntries([...values].map(([kind, all]) => [kind, all.length]));
  return { userId, values: counts, stores, before, process, after, proved: before.length > 0 && after.length === 0 };
};
