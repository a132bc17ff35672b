// Email change: from an address that was asked for to an address that was confirmed, or back to the one before.
import { defineSaga, STEP_ERRORS } from '../kernel/saga.ts';
import { DAY_SECONDS } from './onboarding.ts';

/** Time to confirm the new address. */
export const CONFIRM_SECONDS = DAY_SECONDS;
/** Time in which whoever reads the old mailbox can take the change back. */
export const REVERT_SECONDS = 3 * DAY_SECONDS;

/** For a participant that takes its task on and answers later: the old address gets its mail after it. */
const TELL_SECONDS = 3_600;

const retryable = [STEP_ERRORS.unavailable];

/** The command that begins it has claimed the new address; the old one is given up by the last step alone. So all before that can be undone. */
export const emailChange = defineSaga({
  name: 'email-change',
  summary: 'A user gets another email address',
  pointOfNoReturn: 'release',
  steps: [
    {
      name: 'announce',
      summary: 'Tell the old address that another one was asked for',
      compensation: 'Release the new address; where it was confirmed, the old one is the address of the user again',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'releases', 'mails'],
    },
    {
      name: 'confirm',
      summary: 'Send the new address a token and wait for it to come back',
      timeoutSeconds: 30,
      retryable,
      wait: { for: 'token', reminder: false, onTimeout: 'compensate', longestSeconds: CONFIRM_SECONDS },
      effects: ['appends', 'releases', 'mails', 'issues-tokens'],
    },
    {
      name: 'tell',
      summary: 'Tell the participant that the address has changed',
      compensation: 'Tell the participant that the address is the one before again',
      each: 'participant',
      action: 'update',
      timeoutSeconds: TELL_SECONDS,
      retryable,
      effects: [],
    },
    {
      name: 'revert',
      summary: 'Send the old address a token that takes the change back, and wait whether it comes',
      timeoutSeconds: 30,
      retryable,
      wait: { for: 'token', reminder: false, onTimeout: 'continue', longestSeconds: REVERT_SECONDS },
      effects: ['reads-log', 'mails', 'issues-tokens'],
    },
    {
      name: 'release',
      summary: 'Release the old address',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'releases'],
    },
  ],
});
