// The events as TypeScript types, for consumers to copy: a union that `type` tells apart.
import { type JsonSchema, valuesOf } from './json-schema.ts';
import { ownPart, sharedPart } from './schemas.ts';

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

const STEP = '  ';

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value);

const comment = ({ description }: JsonSchema, indent: string): string =>
  description === undefined ? '' : `${indent}/** ${description.replaceAll('*/', '*\\/')} */\n`;

const fields = ({ properties = {}, required = [] }: JsonSchema, indent: string): string =>
  Object.entries(properties)
    .map(([field, schema]) => {
      const optional = required.includes(field) ? '' : '?';
      return `${comment(schema, indent)}${indent}readonly ${field}${optional}: ${typeOf(schema, indent)};\n`;
    })
    .join('');

/** @throws RangeError for what the published schemas do not use */
const typeOf = (schema: JsonSchema, indent: string): string => {
  const values = valuesOf(schema);
  if (values !== undefined) return values.map(literal).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((alternative) => typeOf(alternative, indent)).join(' | ');
  if (schema.items !== undefined) return `ReadonlyArray<${typeOf(schema.items, indent)}>`;
  if (schema.type === 'object') {
    const inner = fields(schema, indent + STEP);
    return inner === '' ? 'Readonly<Record<string, unknown>>' : `{\n${inner}${indent}}`;
  }
  const primitive = PRIMITIVES[schema.type ?? ''];
  if (primitive === undefined) throw new RangeError(`no TypeScript type for ${JSON.stringify(schema)}`);
  return primitive;
};

/** A module without imports and without anything that runs. */
export const typeScriptTypes = (schemas: ReadonlyMap<string, JsonSchema>): string => {
  const [first = {}] = schemas.values();
  const types = [...schemas].map(
    ([type, schema]) => `${comment(schema, '')}export interface ${type} extends RollcallEnvelope {\n${fields(ownPart(schema), STEP)}}\n`,
  );
  const names = [...schemas.keys()].map((type) => `${STEP}readonly ${type}: ${type};\n`);
  return `// Rollcall's events as other systems receive them. Made from the catalogue by \`npm run events\`; do not edit.

/** What every event says of itself. */
export interface RollcallEnvelope {
${fields(sharedPart(first), STEP)}}

${types.join('\n')}
/** detail-type -> detail */
export interface RollcallEvents {
${names.join('')}}

/** The \`detail\` of what the bus delivers; \`type\` tells which event it is. */
export type RollcallEvent = RollcallEvents[keyof RollcallEvents];
`;
};
