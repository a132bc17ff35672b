// An email address: what we accept is narrower than RFC 5321, so that no two systems read one address differently.
import type { Brand } from '../../kernel/brand.ts';
import { allOf, rule } from '../../kernel/specification.ts';
import { branded } from '../../kernel/validation.ts';
import { length, pattern, without } from '../../kernel/validators.ts';

/** As typed. Two addresses are the same when their canonical forms are. */
export type Email = Brand<string, 'Email'>;

/** What uniqueness and lookups go by: NFC, lower-cased. */
export type CanonicalEmail = Brand<string, 'CanonicalEmail'>;

const localOf = (text: string): string => text.slice(0, Math.max(0, text.indexOf('@')));
const domainOf = (text: string): string => text.slice(text.indexOf('@') + 1);
const labelsOf = (text: string): readonly string[] => domainOf(text).split('.');

export const emailRule = allOf<string>(
  length(5, 254),
  without('contain no whitespace', /\s/u),
  pattern('be ASCII', /^\p{ASCII}*$/u),
  rule('contain one @', (text) => text.split('@').length === 2),
  rule("have 1 to 64 letters, digits or . _ % + ' - before the @", (text) => /^[A-Za-z0-9._%+'-]{1,64}$/u.test(localOf(text))),
  rule('have no dot at an edge of the part before the @', (text) => !/^\.|\.$/u.test(localOf(text))),
  without('contain no two dots in a row', /\.\./u),
  rule('have a domain of at most 253 letters, digits, dots or hyphens', (text) => /^[A-Za-z0-9.-]{1,253}$/u.test(domainOf(text))),
  rule('have a domain of at least two labels', (text) => labelsOf(text).length >= 2),
  rule('have domain labels of 1 to 63 characters without a hyphen at an edge', (text) =>
    labelsOf(text).every((label) => label.length >= 1 && label.length <= 63 && !/^-|-$/u.test(label)),
  ),
  rule('have a last domain label of at least 2 characters', (text) => (labelsOf(text).at(-1) ?? '').length >= 2),
);

export const Email = branded<Email>(emailRule, { examples: ['Ada@Example.com'], minLength: 5, maxLength: 254 });

export const canonicalEmail = (email: Email): CanonicalEmail => email.normalize('NFC').toLowerCase() as CanonicalEmail;
