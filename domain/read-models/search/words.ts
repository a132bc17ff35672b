// How text becomes words to search by: in any script, without regard to case, and to accents where leaving them out is no other spelling.

/** Marks that people leave out when they type. In other scripts (Devanagari, Thai, kana) a mark is part of how a word is spelled. */
const OPTIONAL_MARKS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Letters with a stroke or a ligature, which Unicode does not decompose. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ŧ: 't',
  ς: 'σ',
};
const STROKED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Code points; a key of the index has 1,024 bytes, and nobody types more. */
const LONGEST_WORD = 64;

/** NFKD, lower case, optional marks left out, composed again so that Hangul syllables and voiced kana are whole letters. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(OPTIONAL_MARKS, '$1')
    .replaceAll(STROKED, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');

const shortened = (word: string): string => Array.from(word).slice(0, LONGEST_WORD).join('');

/** Each once, in the order of the text; whatever is neither letter, mark nor digit parts two words. */
export const wordsOf = (text: string): readonly string[] => [...new Set(foldText(text).match(WORD)?.map(shortened) ?? [])];

/** Without the words that begin another one: whatever finds them finds that one too. */
export const withoutPrefixes = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
