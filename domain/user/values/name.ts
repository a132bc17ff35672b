// A person's name in any script, normalized, that cannot pose as the system itself.
import * as z from 'zod';
import type { Brand } from '../../kernel/brand.ts';
import { allOf, rule } from '../../kernel/specification.ts';
import { branded } from '../../kernel/validation.ts';
import { length, pattern, without } from '../../kernel/validators.ts';

/** NFC, 2 to 100 code points. */
export type PersonName = Brand<string, 'PersonName'>;

/** Compared lower-cased and without spaces. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(
  `admin root system user guest anonymous null undefined api www mail email support help info contact noreply no-reply postmaster webmaster
   hostmaster abuse security privacy legal billing sales marketing`.split(/\s+/u),
);

export const nameRule = allOf<string>(
  length(2, 100),
  pattern("contain only letters, combining marks, digits, spaces and - _ . ' ’ ,", /^[\p{L}\p{M}0-9 \-_.'’,]*$/u),
  without('have no surrounding whitespace', /^\s|\s$/u),
  without('neither start nor end with . - _', /^[.\-_]|[.\-_]$/u),
  without('contain no .. -- or __', /\.\.|--|__/u),
  pattern('contain a letter', /\p{L}/u),
  rule('not be a reserved name', (text) => !RESERVED_NAMES.has(text.toLowerCase().replaceAll(' ', ''))),
);

export const PersonName = branded<PersonName>(
  nameRule,
  { examples: ['Ada Lovelace'], minLength: 2, maxLength: 100 },
  z.string().normalize('NFC'),
);
