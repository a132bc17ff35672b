// What an expression of a DynamoDB request says about the item: the attributes it names, and the partition key it asks for.

export interface Names {
  readonly [placeholder: string]: string;
}

/** DynamoDB's typed value, e.g. `{S: 'a'}`. */
export type AttributeValue = Readonly<Record<string, unknown>>;

const KEYWORDS = new Set('ADD AND BETWEEN DELETE IN NOT OR REMOVE SET'.split(' '));

/** The top-level attributes that an expression names, placeholders replaced. */
export const attributesIn = (expression: string | undefined, names: Names = {}): string[] => {
  const found = new Set<string>();
  // A path's first part; not `:value`, not `.child`, not `function(`.
  for (const [word] of (expression ?? '').matchAll(/(?<![\w:.#-])#?[A-Za-z_][\w-]*(?!\w)(?!\s*\()/g)) {
    if (!KEYWORDS.has(word.toUpperCase())) found.add(names[word] ?? word);
  }
  return [...found];
};

/** A key's value as the condition key `dynamodb:LeadingKeys` gives it. Binary stays in base64. */
export const keyText = (value: AttributeValue | undefined): string | undefined => {
  const [content] = Object.values(value ?? {});
  return typeof content === 'string' ? content : undefined;
};

/** The partition key's value in a `KeyConditionExpression`, e.g. `pk = :id AND version > :v`; undefined where it asks for no single key. */
export const leadingKeyIn = (
  expression: string,
  partitionKey: string,
  names: Names = {},
  values: Readonly<Record<string, AttributeValue>> = {},
): string | undefined => {
  for (const [, left = '', right = ''] of expression.matchAll(/([#\w.:-]+)\s*=\s*([#\w.:-]+)/g)) {
    if ((names[left] ?? left) === partitionKey) return keyText(values[right]);
    if ((names[right] ?? right) === partitionKey) return keyText(values[left]);
  }
  return undefined;
};
