// The size of an item by DynamoDB's rules: names and strings in UTF-8, a byte per two digits of a number, three bytes and one per entry for a list or map.
// Source: the DynamoDB developer guide, "DynamoDB item sizes and formats".

type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, AttributeValue>>;

const textBytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Zeros before and after the significant digits are not stored. */
const numberBytes = (text: string): number => {
  const [mantissa = ''] = text.toLowerCase().split('e');
  const digits = mantissa.replace(/[^0-9]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
};

const binaryBytes = (base64: string): number => Buffer.byteLength(base64, 'base64');

const sum = <T>(values: readonly T[], bytes: (value: T) => number): number => values.reduce((total, value) => total + bytes(value), 0);

const SIZES: Readonly<Record<string, (content: never) => number>> = {
  S: textBytes,
  N: numberBytes,
  B: binaryBytes,
  BOOL: () => 1,
  NULL: () => 1,
  SS: (values: readonly string[]) => sum(values, textBytes),
  NS: (values: readonly string[]) => sum(values, numberBytes),
  BS: (values: readonly string[]) => sum(values, binaryBytes),
  L: (values: readonly AttributeValue[]) => 3 + sum(values, (value) => 1 + valueBytes(value)),
  M: (values: Item) => 3 + sum(Object.entries(values), ([name, value]) => 1 + textBytes(name) + valueBytes(value)),
};

const valueBytes = (value: AttributeValue): number => {
  const [[type, content] = ['nothing', undefined]] = Object.entries(value);
  const size = SIZES[type];
  if (!size) throw new Error(`${type} is no type of a DynamoDB attribute`);
  return size(content as never);
};

/** @param item in DynamoDB's wire form, e.g. `{pk: {S: 'a'}}` */
export const itemBytes = (item: Item): number => sum(Object.entries(item), ([name, value]) => textBytes(name) + valueBytes(value));
