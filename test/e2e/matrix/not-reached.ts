// Declared errors that no cell of its own shows, each with the reason and with where it is shown instead.
import type { ErrorCode } from '../../../domain/catalog.ts';
import { asksDatabase, FAULT_CODES } from './faults.ts';
import type { Definition } from './message.ts';

export interface NotReached {
  readonly codes: readonly ErrorCode[];
  readonly of: (definition: Definition) => boolean;
  readonly why: string;
}

export const NOT_REACHED: readonly NotReached[] = [
  {
    codes: ['INTERNAL_ERROR'],
    of: () => true,
    why: 'A defect of ours: no request and no failing dependency leads to it (test/functions/http/answers.test.ts).',
  },
  {
    codes: ['CONFIGURATION_ERROR'],
    of: () => true,
    why: 'A missing grant or setting: test/e2e/grants.test.ts takes grants out of the templates.',
  },
  {
    codes: FAULT_CODES,
    of: asksDatabase,
    why: 'Which of them is said depends on the part that fails: each message is asked while its database fails, and must say one (faults.ts).',
  },
  { codes: FAULT_CODES, of: (definition) => !asksDatabase(definition), why: 'It asks nothing that could fail.' },
];
