// Where planted values are in everything that a stack printed and keeps: the place, the kind and the form, never the value.
import { needlesOf, type Needle } from '../../../infra/tools/erase-proof/forms.ts';
import { formsIn } from '../../../infra/tools/erase-proof/search.ts';
import type { Directory } from '../directory.ts';
import { type PlantedKind, ROOTS } from '../planted.ts';

/** `token`: what mails bring, a secret that is kept as its hash only. */
export type Kind = PlantedKind | 'token';

/** Store -> its records; `logs` are every line of every function and of the stack, among them metrics and the access log. */
export type Records = ReadonlyMap<string, readonly string[]>;

/** `table EventLog` of `table Rollcall-local-Data-EventLogTable1A2B3C4D` */
const shortOf = (store: string): string => store.replace(/^(table|queue) .*-([A-Za-z]+?)(?:Table|Queue)?[0-9A-F]{8}.*$/u, '$1 $2');

/** @param output what the stack's own process printed */
export const everythingOf = async ({ url, printed }: Directory, output: readonly string[]): Promise<Records> => {
  const read = async (query: string): Promise<readonly string[]> => {
    const answer = await fetch(new URL(`/_local/stores${query}`, url));
    if (!answer.ok) throw new Error(`the stores answered ${answer.status}`);
    return ((await answer.json()) as { readonly items: readonly string[] }).items;
  };
  const records = new Map([
    ['logs', [...printed]],
    ['output', [...output]],
  ]);
  for (const name of await read('')) {
    const store = shortOf(name);
    records.set(store, [...(records.get(store) ?? []), ...(await read(`?${new URLSearchParams({ name })}`))]);
  }
  return records;
};

/** Without its accents, as the search keeps words. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('å', 'a').toLowerCase();

const tokensIn = (mails: readonly string[]): readonly Needle[] =>
  [...new Set(mails.flatMap((mail) => [...mail.matchAll(/#([\w-]{43})/gu)].map(([, token]) => token ?? '')))].map((token) => ({
    form: 'plain',
    bytes: Buffer.from(token),
    word: false,
  }));

const NEEDLES: readonly (readonly [Kind, readonly Needle[]])[] = Object.entries(ROOTS).map(([kind, root]) => [
  kind as PlantedKind,
  [root, root.toUpperCase(), folded(root)].flatMap(needlesOf),
]);

/** `logs: email (base64)`, each once. @param mails those of which tokens are known */
export const placesIn = (records: Records, mails: readonly string[]): readonly string[] => {
  const wanted: typeof NEEDLES = [...NEEDLES, ['token', tokensIn(mails)]];
  return [...records].flatMap(([store, texts]) => {
    const bytes = Buffer.from(texts.join('\n'));
    return wanted.flatMap(([kind, needles]) => [...formsIn(bytes, needles)].map((form) => `${store}: ${kind} (${form})`));
  });
};
