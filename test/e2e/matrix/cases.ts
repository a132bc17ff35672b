// Every message and its case. A command or a query that the catalogue gains does not compile until it has one.
import { EMAIL_CHANGES } from './cases/email-changes.ts';
import { IMPORTS } from './cases/imports.ts';
import { ONBOARDING } from './cases/onboarding.ts';
import { PARTICIPANTS } from './cases/participants.ts';
import { PROCESSES } from './cases/processes.ts';
import { READING } from './cases/queries.ts';
import { USER_COMMANDS } from './cases/user-commands.ts';
import type { Cases } from './case.ts';
import type { MessageName } from './message.ts';

export const CASES: Cases<MessageName> = {
  ...USER_COMMANDS,
  ...ONBOARDING,
  ...EMAIL_CHANGES,
  ...IMPORTS,
  ...PARTICIPANTS,
  ...PROCESSES,
  ...READING,
};
