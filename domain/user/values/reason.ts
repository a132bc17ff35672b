// Why somebody did something to a user, in their own words. Free text may hold anything, so it is personal data.
import type { Brand } from '../../kernel/brand.ts';
import { allOf } from '../../kernel/specification.ts';
import { branded } from '../../kernel/validation.ts';
import { length, wellFormed } from '../../kernel/validators.ts';

/** 3 to 500 code points. */
export type Reason = Brand<string, 'Reason'>;

export const Reason = branded<Reason>(allOf(length(3, 500), wellFormed), {
  examples: ['Left the company'],
  minLength: 3,
  maxLength: 500,
});
