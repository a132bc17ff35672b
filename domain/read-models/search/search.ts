// Search: one entry per word of a user, which carries the user's other words, so that several words are checked without reading the user.
import { allOf, rule } from '../../kernel/specification.ts';
import { branded } from '../../kernel/validation.ts';
import { length } from '../../kernel/validators.ts';
import type { Brand } from '../../kernel/brand.ts';
import type { Image } from '../../kernel/projection.ts';
import type { DirectoryRow } from '../directory.ts';
import { withoutPrefixes, wordsOf } from './words.ts';

/** Entry of the table `Search`. */
export interface SearchEntry {
  /** The first letter of the word: no partition holds all entries, and each prefix lies within one. */
  readonly bucket: string;
  /** `<word>#<user id>` */
  readonly entry: string;
  /** All words of the user, in the order of its name and address, parted by spaces. */
  readonly words: string;
}

/** So that the old and the new entries of one user fit into one transaction. A user with more is found by the first ones. */
export const MAX_WORDS = 40;

const SEPARATOR = '#';

export const bucketOf = (word: string): string => Array.from(word)[0] ?? '';

/** Of the name first, then of the address. The deleted are not found: a restore brings them back. */
export const searchWords = (row: DirectoryRow | undefined): readonly string[] =>
  row?.listing === 'live' ? withoutPrefixes(wordsOf(`${row.name} ${row.emailKey}`)).slice(0, MAX_WORDS) : [];

export const search: Image<DirectoryRow, readonly SearchEntry[]> = {
  name: 'search',
  imageOf: (row) => {
    const words = searchWords(row);
    return words.map((word) => ({ bucket: bucketOf(word), entry: `${word}${SEPARATOR}${row?.id ?? ''}`, words: words.join(' ') }));
  },
};

export const userOfEntry = ({ entry }: Pick<SearchEntry, 'entry'>): string => entry.slice(entry.indexOf(SEPARATOR) + 1);

/** Every word that was asked for begins a word of the user. */
export const hasWords = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((prefix) => words.some((word) => word.startsWith(prefix)));

/** The longest word leads: of all words it is likely to find the fewest entries. */
export const leadingWord = (wanted: readonly string[]): string =>
  wanted.reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** A user with two words that begin alike has two entries behind one prefix; the first of its words stands for it. */
export const isFound = ({ entry, words }: SearchEntry, wanted: readonly string[]): boolean => {
  const own = words.split(' ');
  const first = own.find((word) => word.startsWith(leadingWord(wanted)));
  return first !== undefined && entry.startsWith(`${first}${SEPARATOR}`) && hasWords(own, wanted);
};

export type SearchText = Brand<string, 'SearchText'>;

const searchRule = allOf<string>(
  length(1, 100),
  rule('have at least one letter or digit', (text) => wordsOf(text).some((word) => /[\p{L}\p{N}]/u.test(word))),
);

export const SearchText = branded<SearchText>(searchRule, { examples: ['ada love'], minLength: 1, maxLength: 100 }).meta({
  description:
    'Each word must begin a word of the name, of the part before the @ or of a label of the domain; case and accents do not matter. Found in the order of the longest word.',
});
