// The key of a user in somebody else's system. Unique in the directory when given.
import type { Brand } from '../../kernel/brand.ts';
import { allOf } from '../../kernel/specification.ts';
import { branded } from '../../kernel/validation.ts';
import { length, pattern } from '../../kernel/validators.ts';

/** 1 to 255 printable code points, compared as they are. */
export type ExternalId = Brand<string, 'ExternalId'>;

export const ExternalId = branded<ExternalId>(allOf(length(1, 255), pattern('be printable', /^[^\p{C}\p{Zl}\p{Zp}]*$/u)), {
  examples: ['hr-004711'],
  minLength: 1,
  maxLength: 255,
});
