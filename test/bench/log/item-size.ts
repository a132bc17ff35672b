// The size of an item as DynamoDB bills it. Rules: AWS, "DynamoDB item sizes and formats" (names and values in UTF-8, numbers by digit pairs).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, AttributeValue>>;

/** Of a list or a map, and of each of their elements. */
const DOCUMENT_OVERHEAD = 3;
const ELEMENT_OVERHEAD = 1;

const utf8 = (text: string): number => Buffer.byteLength(text);

/** One byte per two digits, paired from the decimal point outwards; one more, and one for a minus sign. Pairs of zeros at either end are not kept. */
const numberSize = (text: string): number => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole.padStart(whole.length + (whole.length % 2), '0') + fraction.padEnd(fraction.length + (fraction.length % 2), '0');
  const kept = digits.replace(/^(?:00)+/, '').replace(/(?:00)+$/, '');
  return kept.length / 2 + 1 + (text.startsWith('-') ? 1 : 0);
};

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Bytes of a value without its name. */
export const valueSize = (value: AttributeValue): number => {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.SS !== undefined) return sum(value.SS.map(utf8));
  if (value.NS !== undefined) return sum(value.NS.map(numberSize));
  if (value.BS !== undefined) return sum(value.BS.map((bytes) => bytes.byteLength));
  if (value.L !== undefined) return DOCUMENT_OVERHEAD + sum(value.L.map((element) => ELEMENT_OVERHEAD + valueSize(element)));
  if (value.M !== undefined) {
    return DOCUMENT_OVERHEAD + sum(Object.entries(value.M).map(([name, element]) => ELEMENT_OVERHEAD + utf8(name) + valueSize(element)));
  }
  throw new TypeError(`An attribute of an unknown type: ${Object.keys(value).join(', ')}`);
};

/** Bytes of an attribute with its name. */
export const attributeSize = (name: string, value: AttributeValue): number => utf8(name) + valueSize(value);

export const itemSize = (item: Item): number => sum(Object.entries(item).map(([name, value]) => attributeSize(name, value)));
