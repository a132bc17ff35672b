// The kit, bound to the account.
import { type AccountId, accountAggregate, accountIdFor } from './account.ts';
import { logWorldOf, newId } from './log-world.ts';

export const newAccountId = (): AccountId => accountIdFor(newId());

export const accountWorld = logWorldOf(accountAggregate);
export type AccountWorld = ReturnType<typeof accountWorld>;
