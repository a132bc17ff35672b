// The mails of the onboarding saga.
import { toMail } from './letter.ts';
import type { Mail } from './mailer.ts';

interface Person {
  readonly email: string;
  readonly name: string;
}

const IGNORE = 'If you did not ask for this, there is nothing to do: without an answer the request is dropped.';

/** The token is behind the #, which browsers do not send to servers, so that it is in no access log. */
const registrationLink = (base: string, token: string) => ({ words: 'Confirm the address', url: `${base}/registration#${token}` });
const invitationLink = (base: string, token: string) => ({ words: 'Accept the invitation', url: `${base}/invitation#${token}` });

export const registrationMail = ({ email, name }: Person, base: string, token: string): Mail =>
  toMail({
    to: email,
    subject: 'Please confirm your address',
    paragraphs: [
      `Hello ${name},`,
      'an account was asked for with this address. It is yours once you have confirmed the address, within a day.',
    ],
    link: registrationLink(base, token),
    closing: IGNORE,
  });

export const registrationReminder = ({ email, name }: Person, base: string, token: string): Mail =>
  toMail({
    to: email,
    subject: 'Your account waits for you to confirm your address',
    paragraphs: [`Hello ${name},`, 'half of the time to confirm your address has passed.'],
    link: registrationLink(base, token),
    closing: IGNORE,
  });

export const invitationMail = ({ email, name }: Person, base: string, token: string): Mail =>
  toMail({
    to: email,
    subject: 'You are invited',
    paragraphs: [`Hello ${name},`, 'an account was prepared for you. It is yours once you have accepted the invitation.'],
    link: invitationLink(base, token),
    closing: 'If you do not want it, there is nothing to do: without an answer the invitation expires.',
  });

export const invitationReminder = ({ email, name }: Person, base: string, token: string): Mail =>
  toMail({
    to: email,
    subject: 'Your invitation waits for you',
    paragraphs: [`Hello ${name},`, 'half of the time to accept your invitation has passed.'],
    link: invitationLink(base, token),
    closing: 'If you do not want it, there is nothing to do: without an answer the invitation expires.',
  });

/** To the owner of an address that somebody, perhaps the owner, registered again. */
export const addressTakenMail = (email: string): Mail =>
  toMail({
    to: email,
    subject: 'You have an account already',
    paragraphs: ['Hello,', 'somebody asked for an account with this address, but there is one already. Nothing has changed.'],
    closing: 'If it was you, sign in as you always do. If it was not, there is nothing to do.',
  });
