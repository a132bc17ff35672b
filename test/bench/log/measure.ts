// Runs one operation and says what it sent to DynamoDB and what that costs.
import type { Outcome } from '../../../domain/kernel/repository.ts';
import type { UserState } from '../../../domain/user/user.ts';
import type { Cost } from './budget.ts';
import { writeUnits } from './capacity.ts';
import { type Item, itemSize } from './item-size.ts';
import type { Request } from './meter.ts';

export interface Measured extends Cost {
  /** `Query, GetItem, PutItem` */
  readonly sent: string;
  /** Of the commit that was appended, as DynamoDB bills it. */
  readonly commitBytes: number | undefined;
  readonly commit: Item | undefined;
}

export type Expected = 'changed' | 'unchanged' | 'refused' | 'replayed';

const total = (requests: readonly Request[], pick: (request: Request) => number): number =>
  requests.reduce((sum, request) => sum + pick(request), 0);

/** Our reckoning of item sizes must be DynamoDB's, or the table of bytes and the transactions' units mean nothing. */
const checkSizes = (requests: readonly Request[]): void => {
  for (const { operation, reported, items } of requests) {
    const [item] = items;
    if (operation !== 'PutItem' || reported === undefined || item === undefined) continue;
    const computed = writeUnits(itemSize(item));
    if (computed !== reported)
      throw new Error(`An item of ${itemSize(item)} bytes should cost ${computed} write units; DynamoDB says ${reported}`);
  }
};

export const costOf = (requests: readonly Request[]): Measured => {
  checkSizes(requests);
  const commit = requests.flatMap(({ items }) => items).find((item) => 'stateFingerprint' in item);
  return {
    requests: requests.length,
    readUnits: total(requests, ({ readUnits }) => readUnits),
    writeUnits: total(requests, ({ writeUnits }) => writeUnits),
    sent: requests.map(({ operation }) => operation).join(', '),
    commitBytes: commit && itemSize(commit),
    commit,
  };
};

const kindOf = (outcome: Outcome<UserState>): Expected | 'unavailable' => {
  if (outcome.kind === 'unavailable') return 'unavailable';
  if (outcome.replayed) return 'replayed';
  if (outcome.kind === 'refused') return 'refused';
  return outcome.changed ? 'changed' : 'unchanged';
};

/** An operation that did something else than it is named for would be measured for nothing. */
export const expectOutcome = (outcome: Outcome<UserState>, expected: Expected): void => {
  const kind = kindOf(outcome);
  if (kind !== expected) throw new Error(`The command should be ${expected}, but is ${kind}: ${JSON.stringify(outcome)}`);
};
