// Offboarding: somebody leaves. Out of service at once, without accounts in the participants, and after a grace deleted and erased.
import { defineSaga, STEP_ERRORS } from '../kernel/saga.ts';
import { MAX_GRACE_DAYS } from '../user/values/grace-days.ts';
import { DAY_SECONDS } from './onboarding.ts';

/** For a participant that takes its task on and answers later. */
const DEPROVISION_SECONDS = DAY_SECONDS;

const retryable = [STEP_ERRORS.unavailable];

/** A wait cannot be shorter. */
export const graceSeconds = (graceDays: number): number => Math.max(1, graceDays * DAY_SECONDS);

export const offboarding = defineSaga({
  name: 'offboarding',
  summary: 'Somebody leaves: deactivated, deprovisioned, and after a grace deleted and erased',
  pointOfNoReturn: 'delete',
  steps: [
    {
      name: 'deactivate',
      summary: 'Take the user out of service, as the command has done already',
      compensation: 'Reactivate the user, if it was active before',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'counts'],
    },
    {
      name: 'deprovision',
      summary: 'Take the account in the participant away',
      compensation: 'Make the account in the participant again',
      each: 'participant',
      action: 'deprovision',
      timeoutSeconds: DEPROVISION_SECONDS,
      retryable,
      effects: [],
    },
    {
      name: 'grace',
      summary: 'Wait for somebody to change their mind',
      timeoutSeconds: 30,
      retryable,
      wait: { for: 'clock', reminder: false, onTimeout: 'continue', longestSeconds: MAX_GRACE_DAYS * DAY_SECONDS },
      effects: [],
    },
    {
      name: 'delete',
      summary: 'Delete the user, which nobody can restore any more',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'releases'],
    },
    {
      name: 'erase',
      summary: 'Begin the erasure of the user, which is a process of its own',
      timeoutSeconds: 30,
      retryable,
      effects: ['starts-erasure'],
    },
  ],
});
