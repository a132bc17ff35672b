// ValidateUsers: what CreateUser would say to many people's values, before any of them is sent. It knows rules, not who exists.
import * as z from 'zod';
import type { Violation } from '../kernel/refusal.ts';
import { validate } from '../kernel/validation.ts';
import { Email } from './values/email.ts';
import { PersonName } from './values/name.ts';

export const MAX_ITEMS = 1_000;

const Item = z.strictObject({ email: Email, name: PersonName });

/** Items are taken as they come: a wrong one is an answer about its index, not a refusal of the whole request. */
export const ValidateUsersBody = z
  .strictObject({
    items: z
      .array(
        z.unknown().meta({ description: 'An object with email and name.', examples: [{ email: 'Ada@Example.com', name: 'Ada Lovelace' }] }),
      )
      .refine(({ length }) => length >= 1 && length <= MAX_ITEMS, { error: `must have 1 to ${MAX_ITEMS} items` })
      .meta({ minItems: 1, maxItems: MAX_ITEMS }),
  })
  .meta({ id: 'ValidateUsers' });

const Index = z
  .int()
  .min(0)
  .meta({ description: 'Of the item, counted from 0.', examples: [0] });

const ItemViolation = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer into the item; empty for the item itself.', examples: ['/email'] }),
    code: z.enum(['VALIDATION_ERROR', 'REQUIRED_FIELD']),
    message: z.string().meta({ description: 'Names the field, never its value.' }),
  })
  .meta({ id: 'ItemViolation' });

export const UserValidation = z
  .object({
    valid: z.array(Index),
    invalid: z.array(z.object({ index: Index, errors: z.array(ItemViolation) })),
  })
  .meta({ id: 'UserValidation', description: 'Every index is in one of the two lists, in order.' });

interface InvalidItem {
  readonly index: number;
  /** Pointers are relative to the item; never empty. */
  readonly errors: readonly Violation[];
}

/** An item is all there is to its own validation, so a violation of the whole names the item. */
const aboutItem = (violation: Violation): Violation =>
  violation.pointer === '' ? { ...violation, message: 'the item must be of type object' } : violation;

export const validateUsers = (
  items: readonly unknown[],
): { readonly valid: readonly number[]; readonly invalid: readonly InvalidItem[] } => {
  const valid: number[] = [];
  const invalid: InvalidItem[] = [];
  for (const [index, item] of items.entries()) {
    const result = validate(Item, item);
    if (result.ok) valid.push(index);
    else invalid.push({ index, errors: result.error.map(aboutItem) });
  }
  return { valid, invalid };
};
