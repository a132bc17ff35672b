// The budget of each measured operation: (requests, read units, write units), whatever the length of the stream.
import { BUDGET, type Cost, KEY_ROW, plus } from './budget.ts';

const LIMITS: Readonly<Record<string, Cost>> = {
  rename: BUDGET.smallCommit,
  'assign role': BUDGET.smallCommit,
  suspend: BUDGET.smallCommit,
  reactivate: BUDGET.smallCommit,
  'rename, with a key': BUDGET.smallCommit,
  'change externalId (commit + 2 claims)': BUDGET.claimChange,
  'unchanged, without a key': BUDGET.unchanged,
  'get user, consistent': BUDGET.consistentGet,
  'create user (commit + claim)': BUDGET.creation,
  'create user, longest name': BUDGET.largeCreation,
  'busy: rename, without a key': BUDGET.largeCommit,
  'busy: rename, with a key': BUDGET.largeCommit,
  'busy: suspend, without a key': BUDGET.largeCommit,
  'full ledger: rename, without a key': BUDGET.largeCommit,
  'longest name: rename': BUDGET.largeCommit,
  'longest name: suspend': BUDGET.largeCommit,
};

/** Over the budget by a decision that names the case and its price: shown, not failed. */
export const DECIDED: Readonly<Record<string, string>> = {
  'busy: rename, with a key': 'decision 3',
  'full ledger: rename, without a key': 'decision 2',
};

/** undefined: nothing is promised. */
export const limitOf = (operation: string, keyCached: boolean): Cost | undefined => {
  const limit = LIMITS[operation];
  return limit && (keyCached ? limit : plus(limit, KEY_ROW));
};
