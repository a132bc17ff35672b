// How a value can look where it is kept: as it is, escaped, in base64 at any offset, in hex. Each form is searched as bytes.

/** Encoded, a shorter value is found by chance in what is sealed; it is looked for as a word only. */
const SHORTEST_ENCODED = 6;

export interface Needle {
  readonly form: 'plain' | 'base64' | 'hex';
  readonly bytes: Buffer;
  /** Only where no letter or digit stands beside it. */
  readonly word: boolean;
}

const unicodeEscaped = (text: string): string =>
  text.replaceAll(/[^ -~]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );

/** Characters of base64 that the value alone decides when `offset` bytes stand before it. */
const base64At = (value: Buffer, offset: number): string => {
  const first = [0, 2, 3][offset] ?? 0;
  const whole = Math.floor(((offset + value.length) * 8) / 6);
  return Buffer.concat([Buffer.alloc(offset), value])
    .toString('base64')
    .slice(first, whole);
};

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

const encoded = (value: Buffer): readonly Needle[] => {
  if (value.length < SHORTEST_ENCODED) return [];
  const base64 = [0, 1, 2].map((offset) => base64At(value, offset));
  const hex = value.toString('hex');
  const needle = (form: Needle['form'], text: string): Needle => ({ form, bytes: Buffer.from(text, 'latin1'), word: false });
  return [
    ...[...base64, ...base64.map(urlSafe)].map((text) => needle('base64', text)),
    ...[hex, hex.toUpperCase()].map((text) => needle('hex', text)),
  ];
};

/** As it is and in lower case, as addresses are looked up and words are found; each form once. */
export const needlesOf = (value: string): readonly Needle[] => {
  const word = Buffer.byteLength(value) < SHORTEST_ENCODED;
  const needles = [...new Set([value, value.toLowerCase()])].flatMap((spelling) => [
    ...[spelling, JSON.stringify(spelling).slice(1, -1), unicodeEscaped(spelling), encodeURIComponent(spelling)].map(
      (text): Needle => ({ form: 'plain', bytes: Buffer.from(text), word }),
    ),
    ...encoded(Buffer.from(spelling)),
  ]);
  return [...new Map(needles.map((each) => [`${each.form} ${each.bytes.toString('latin1')}`, each])).values()];
};
