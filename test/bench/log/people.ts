// The users that the bench writes about: an ordinary one, and one whose name is as long as names may be.
import { randomUUID } from 'node:crypto';
import type { Email } from '../../../domain/user/values/email.ts';
import type { ExternalId } from '../../../domain/user/values/external-id.ts';
import type { PersonName } from '../../../domain/user/values/name.ts';
import type { Reason } from '../../../domain/user/values/reason.ts';

export interface Person {
  readonly summary: string;
  readonly email: () => Email;
  /** Another one at each turn, of the same length. */
  readonly name: (turn: number) => PersonName;
  readonly externalId: () => ExternalId;
  readonly reason: Reason;
}

const unique = (): string => randomUUID().slice(0, 8);

const LONGEST_NAME = 100;
const LONGEST_REASON = 500;
const LONGEST_EXTERNAL_ID = 255;
const LONGEST_LOCAL_PART = 64;
/** With the local part and the @: 254 characters. */
const LONG_DOMAIN = `${'mail.'.repeat(37)}info`;

export const ordinary: Person = {
  summary: 'a name of 15 letters, an email of 33 characters, an externalId of 11',
  email: () => `maria.fernandez.${unique()}@acme.com` as Email,
  name: (turn) => (turn % 2 === 0 ? 'Maria Fernandez' : 'Maria Hernandez') as PersonName,
  externalId: () => `hr-${unique()}` as ExternalId,
  reason: 'On parental leave' as Reason,
};

/** 100 code points of a script whose letters take three bytes each. */
export const longName: Person = {
  ...ordinary,
  summary: 'a name of 100 letters of three bytes',
  name: (turn) => (turn % 2 === 0 ? 'க' : 'ங').repeat(LONGEST_NAME) as PersonName,
};

/** Every free text as long as it may be: beyond what the budget was made for, and shown for that reason. */
export const everythingLong: Person = {
  summary: 'every field at its limit (name, reason and externalId in a script of three bytes a letter)',
  email: () => `${unique().padEnd(LONGEST_LOCAL_PART, 'x')}@${LONG_DOMAIN}` as Email,
  name: longName.name,
  externalId: () => `${unique()}${'க'.repeat(LONGEST_EXTERNAL_ID - 8)}` as ExternalId,
  reason: 'க'.repeat(LONGEST_REASON) as Reason,
};
