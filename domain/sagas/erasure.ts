// Erasure: a deleted user is forgotten, here and by every participant, and a certificate says so. There is no way back from it.
import { defineSaga, STEP_ERRORS } from '../kernel/saga.ts';
import { DAY_SECONDS } from './onboarding.ts';

/** For a participant that takes its task on and answers later: seven days. */
const ACKNOWLEDGE_SECONDS = 7 * DAY_SECONDS;

const retryable = [STEP_ERRORS.unavailable];

/** What a participant has erased nobody can bring back, so the first step is the point of no return: what fails is parked. */
export const erasure = defineSaga({
  name: 'erasure',
  summary: 'The personal data of a deleted user goes for good, everywhere',
  pointOfNoReturn: 'erase',
  steps: [
    {
      name: 'erase',
      summary: 'Have the participant erase what it keeps of the user',
      each: 'participant',
      action: 'erase',
      timeoutSeconds: ACKNOWLEDGE_SECONDS,
      retryable,
      effects: [],
    },
    {
      name: 'forget',
      summary: 'Record the erasure, which releases what the user owned, and destroy the key of its personal data',
      timeoutSeconds: 30,
      retryable,
      effects: ['appends', 'releases', 'erases'],
    },
    {
      name: 'certify',
      summary: 'See that the read models have let go of the user too, and write the certificate',
      timeoutSeconds: 30,
      retryable,
      effects: ['reads-log', 'reads-directory'],
    },
  ],
});
