// The domain of an email address, by the same rules as the address itself; compared in lower case.
import * as z from 'zod';
import type { Brand } from '../../kernel/brand.ts';
import { rule } from '../../kernel/specification.ts';
import { branded } from '../../kernel/validation.ts';
import { emailRule } from './email.ts';

/** Lower case. */
export type EmailDomain = Brand<string, 'EmailDomain'>;

const domainRule = rule<string>('be the domain of an email address', (text) => emailRule.isSatisfiedBy(`x@${text}`));

export const EmailDomain = branded<EmailDomain>(
  domainRule,
  { examples: ['example.com'], minLength: 3, maxLength: 252 },
  z.string().toLowerCase(),
);
