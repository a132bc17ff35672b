// How text becomes words, script by script: case and optional accents do not count, what spells a word does.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, withoutPrefixes, wordsOf } from '../../../domain/read-models/search/words.ts';

describe.each([
  ['Latin accents', 'José ÁLVAREZ Ñandú', ['jose', 'alvarez', 'nandu']],
  ['Latin strokes and ligatures', 'Łukasz Ærø Straße Œuvre Đặng', ['lukasz', 'aero', 'strasse', 'oeuvre', 'dang']],
  ['Turkish i', 'İpek IŞIK ışık', ['ipek', 'isik']],
  ['Greek, final sigma too', 'Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', ['οδυσσευσ']],
  ['Cyrillic', 'Фёдор Йосиф', ['федор', 'иосиф']],
  ['Hebrew points', 'שָׁלוֹם', ['שלום']],
  ['Arabic marks', 'مُحَمَّد أحمد', ['محمد', 'احمد']],
  ['Devanagari, whose marks spell', 'हिन्दी', ['हिन्दी']],
  ['Thai, whose marks spell', 'น้ำใจ', [foldText('น้ำใจ')]],
  ['Hangul syllables', '김 민수', ['김', '민수']],
  ['Hangul in parts', '김'.normalize('NFD'), ['김']],
  ['CJK', '山田 太郎', ['山田', '太郎']],
  ['voiced kana', 'がぎ', ['がぎ']],
  ['full width letters and digits', 'ＡＤＡ１２', ['ada12']],
  ['an address', 'ada.love-lace+x@mail.Example.com', ['ada', 'love', 'lace', 'x', 'mail', 'example', 'com']],
])('%s', (_script, text, expected) => {
  test('become words', () => expect(wordsOf(text)).toEqual(expected));
  test('are the same however they are composed', () => {
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) expect(wordsOf(text.normalize(form))).toEqual(expected);
  });
});

describe('marks that spell a word keep two words apart', () => {
  test.each([
    ['Devanagari', 'हिन', 'हन'],
    ['Thai', 'มา', 'ม่า'],
    ['kana', 'は', 'ば'],
    ['Hangul', '김', '기'],
  ])('%s', (_script, one, other) => expect(wordsOf(one)).not.toEqual(wordsOf(other)));
});

test('a word is cut between code points, after 64 of them', () => {
  const [word = ''] = wordsOf('𝒳'.repeat(1) + '𠮷'.repeat(80));
  expect(Array.from(word)).toHaveLength(64);
  expect(word.isWellFormed()).toBe(true);
});

test('each word comes once, and punctuation alone is none', () => {
  expect(wordsOf('Ada ada ÁDA')).toEqual(['ada']);
  expect(wordsOf('... - @ !')).toEqual([]);
});

test('folding again changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
});

test('a word that begins another one is left out, since the longer one is found by the same', () => {
  expect(withoutPrefixes(['ada', 'adam', 'lovelace', 'love'])).toEqual(['adam', 'lovelace']);
});
