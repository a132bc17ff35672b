// What a rule's target gets: the whole event, a fixed text, or one part of the event.
import * as z from 'zod';
import { isObject } from './operators.ts';

/** As the template has it; an `InputTransformer` is not known here and must not pass for the whole event. */
const TargetInput = z.union([
  z.undefined(),
  z.strictObject({ Input: z.string() }),
  z.strictObject({ InputPath: z.string().regex(/^\$(\.[\w-]+)*$/) }),
]);

const step = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

export const checkTargetInput = (input: unknown): void => {
  if (!TargetInput.safeParse(input).success)
    throw new Error(`a rule's target has an input that is not known here: ${JSON.stringify(input)}`);
};

export const targetInput = (input: unknown, event: unknown): unknown => {
  const known = TargetInput.parse(input);
  if (known === undefined) return event;
  if ('Input' in known) return JSON.parse(known.Input) as unknown;
  return known.InputPath.split('.').slice(1).reduce(step, event) ?? null;
};
