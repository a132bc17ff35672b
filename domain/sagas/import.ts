// Import: many users at once, each row for itself. What is done stays done; to take it back is a process of its own.
import { defineSaga, STEP_ERRORS } from '../kernel/saga.ts';

const retryable = [STEP_ERRORS.unavailable];
/** The function's own limit: what is not done by then goes on in another attempt. */
const timeoutSeconds = 25;

export const importUsers = defineSaga({
  name: 'import',
  summary: 'The rows of an import become users',
  pointOfNoReturn: 'validate',
  stopsAt: 'apply',
  steps: [
    {
      name: 'validate',
      summary: 'Check every row; a dry run says what would become of each, and is done',
      timeoutSeconds,
      retryable,
      effects: ['finds-owners', 'works-on-import'],
    },
    {
      name: 'apply',
      summary: 'Create or change the users of the rows, 25 at a time',
      timeoutSeconds,
      retryable,
      effects: ['appends', 'creates-user', 'claims', 'releases', 'counts', 'works-on-import'],
    },
    {
      name: 'forget',
      summary: 'Destroy the rows and the key that opens them',
      timeoutSeconds: 30,
      retryable,
      effects: ['forgets-import'],
    },
  ],
});

export const importRollback = defineSaga({
  name: 'import-rollback',
  summary: 'The users that an import made, and nobody has touched, are gone again',
  pointOfNoReturn: 'withdraw',
  steps: [
    {
      name: 'withdraw',
      summary: 'Delete and erase each user that is as the import made it',
      timeoutSeconds,
      retryable,
      effects: ['appends', 'releases', 'counts', 'erases', 'works-on-import'],
    },
  ],
});
