// The part of JSON Schema 2020-12 that events are described in.

export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** Of a schema that may be nullable: what it is when it is not null. */
export const alternativesOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? [schema];

export const isNullable = (schema: JsonSchema): boolean => alternativesOf(schema).some(({ type }) => type === 'null');

/** The values a schema is limited to; undefined: any of its type. */
export const valuesOf = (schema: JsonSchema): readonly unknown[] | undefined => ('const' in schema ? [schema.const] : schema.enum);
