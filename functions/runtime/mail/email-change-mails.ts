// The mails of the email-change saga. The new address is a stranger's until it has answered: its mail names nobody.
import { toMail } from './letter.ts';
import type { Mail } from './mailer.ts';

interface Person {
  readonly name: string;
}

const NOT_YOU = 'If it was not you, tell whoever runs the directory that your account is in the wrong hands.';

export const changeNotice = ({ name }: Person, to: string): Mail =>
  toMail({
    to,
    subject: 'Another address was asked for',
    paragraphs: [
      `Hello ${name},`,
      'somebody asked that your account get another address in place of this one. It changes once the other address has confirmed that. You then get another mail, with which you can take the change back for three days.',
    ],
    closing: `If it was you, there is nothing to do. ${NOT_YOU}`,
  });

/** The token is behind the #, which browsers do not send to servers, so that it is in no access log. */
export const confirmMail = (to: string, base: string, token: string): Mail =>
  toMail({
    to,
    subject: 'Please confirm your new address',
    paragraphs: ['Hello,', 'this address was given as the new one of an account. It is, once you have confirmed it, within a day.'],
    link: { words: 'Confirm the new address', url: `${base}/email-change#${token}` },
    closing: 'If you did not ask for this, there is nothing to do: without an answer nothing changes.',
  });

export const revertMail = ({ name }: Person, to: string, base: string, token: string): Mail =>
  toMail({
    to,
    subject: 'Your address has changed',
    paragraphs: [`Hello ${name},`, 'your account has another address now. For three days you can take that back.'],
    link: { words: 'Have this address again', url: `${base}/email-revert#${token}` },
    closing: `If it was you, there is nothing to do. ${NOT_YOU}`,
  });

export const changedBackMail = ({ name }: Person, to: string): Mail =>
  toMail({
    to,
    subject: 'Your address is this one again',
    paragraphs: [`Hello ${name},`, 'the change of your address was taken back.'],
    closing: NOT_YOU,
  });
