// Onboarding: from a registration or an invitation to an active user, or back to nobody.
import { defineSaga, STEP_ERRORS } from '../kernel/saga.ts';
import { MAX_INVITATION_DAYS } from '../user/invitation.ts';

export const DAY_SECONDS = 86_400;
/** Time to answer the mail of a registration. */
export const REGISTRATION_SECONDS = DAY_SECONDS;
/** For a participant that takes its task on and answers later: nobody gets a mail before. */
const PROVISION_SECONDS = 3_600;

const retryable = [STEP_ERRORS.unavailable];

/** A registration is admitted by the process itself, so that the answer to it takes the same time whether the address is taken or not. */
export const onboarding = defineSaga({
  name: 'onboarding',
  summary: 'A registered or invited person becomes an active user',
  pointOfNoReturn: 'confirm',
  steps: [
    {
      name: 'admit',
      summary: 'Keep the address for the pending user; to an address that is taken send a notice',
      compensation: 'Erase the pending user, release the address',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'creates-user', 'claims', 'releases', 'erases', 'mails'],
    },
    {
      name: 'provision',
      summary: 'Make an account in the participant',
      compensation: 'Take the account in the participant away',
      each: 'participant',
      action: 'provision',
      timeoutSeconds: PROVISION_SECONDS,
      retryable,
      effects: [],
    },
    {
      name: 'confirm',
      summary: 'Send a mail with a token and wait for it to come back',
      timeoutSeconds: 30,
      retryable,
      wait: { for: 'token', reminder: true, onTimeout: 'compensate', longestSeconds: MAX_INVITATION_DAYS * DAY_SECONDS },
      effects: ['appends', 'mails', 'issues-tokens'],
    },
    {
      name: 'activate',
      summary: 'Make the user active, where the answer has not done so already',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'counts'],
    },
  ],
});
