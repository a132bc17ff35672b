// An example of a request, made from the examples in its schema.
import { type Contract, resolve, type Schema } from './contract.ts';

/** Every property that has an example, as many as the schema takes; undefined where nothing is known. */
export const exampleOf = (schema: Schema, contract: Contract): unknown => {
  const { examples, enum: values, items, properties, maxProperties, default: preset } = resolve(schema, contract);
  const known = examples?.[0] ?? preset ?? values?.[0];
  if (known !== undefined) return known;
  if (items !== undefined) return [exampleOf(items, contract)];
  if (properties === undefined) return undefined;
  const entries = Object.entries(properties).map(([name, property]) => [name, exampleOf(property, contract)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined).slice(0, maxProperties));
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly secured: boolean;
  readonly body?: { readonly mediaType: string; readonly text: string };
}

/** A command for a POSIX shell in which API and TOKEN are set. */
export const curl = ({ method, path, secured, body }: Request): string =>
  [
    `curl -i -X ${method} "$API"${quoted(path)}`,
    ...(secured ? ['-H "authorization: Bearer $TOKEN"'] : []),
    ...(body === undefined ? [] : [`-H ${quoted(`content-type: ${body.mediaType}`)}`, `-d ${quoted(body.text)}`]),
  ].join(' \\\n  ');
