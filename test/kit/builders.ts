// Event builders made from a registry: `aUserRenamed({name: 'Grace'})`. What a test does not say comes from the schema's examples.
import * as z from 'zod';
import type { EventDefinition, EventOf } from '../../domain/kernel/event.ts';
import type { Plain } from './plain.ts';

type Registry = Record<string, EventDefinition>;
type Article<Type extends string> = Type extends `${'A' | 'E' | 'I' | 'O'}${string}` ? 'an' : 'a';
type DataOf<R extends Registry, Type extends keyof R> = z.output<R[Type]['schema']>;

export type Builders<R extends Registry> = {
  readonly [Type in keyof R & string as `${Article<Type>}${Type}`]: (
    data?: Partial<Plain<DataOf<R, Type>>>,
  ) => Extract<EventOf<R>, { type: Type }>;
};

const exampleOf = (schema: z.ZodType): unknown => {
  const examples = schema.meta()?.examples;
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  if (example === undefined && !(schema instanceof z.ZodNullable)) throw new Error('an event field without an example cannot be built');
  return example ?? null;
};

const examplesOf = ({ schema }: EventDefinition): Record<string, unknown> => {
  if (!(schema instanceof z.ZodObject)) throw new Error('the data of an event is an object');
  return Object.fromEntries(Object.entries(schema.shape).map(([field, part]) => [field, exampleOf(part as z.ZodType)]));
};

export const buildersOf = <R extends Registry>(registry: R): Builders<R> => {
  const named = Object.entries(registry).map(([type, definition]) => {
    const build = (data: object = {}) => ({ type, data: definition.schema.parse({ ...examplesOf(definition), ...data }) });
    return [`${/^[AEIO]/u.test(type) ? 'an' : 'a'}${type}`, build];
  });
  return Object.fromEntries(named) as Builders<R>;
};
