// The domain of an address: what is accepted is what an address may have, in lower case.
import { describe, expect, test } from 'vitest';
import { validate } from '../../../domain/kernel/validation.ts';
import { Email } from '../../../domain/user/values/email.ts';
import { EmailDomain } from '../../../domain/user/values/email-domain.ts';

const LABEL = 'a'.repeat(63);

describe('a domain', () => {
  test.each([
    ['example.com', 'example.com'],
    ['Mail.EXAMPLE.Com', 'mail.example.com'],
    ['a.xn--p1ai', 'a.xn--p1ai'],
    [`${LABEL}.example`, `${LABEL}.example`],
  ])('%s is %s', (text, value) => expect(validate(EmailDomain, text)).toEqual({ ok: true, value }));

  test.each([
    '',
    'localhost',
    'a..example',
    '.example.com',
    'example.com.',
    '-a.example',
    'a-.example',
    'a.b',
    'a@b.example',
    'a b.example',
    'münchen.example',
    `a${LABEL}.example`,
  ])('%j is none, and no address has it', (text) => {
    expect(validate(EmailDomain, text)).toMatchObject({ ok: false });
    expect(validate(Email, `x@${text}`)).toMatchObject({ ok: false });
  });
});
