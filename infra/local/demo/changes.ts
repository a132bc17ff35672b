// The phases after creation: suspend, reactivate, rename and assign roles, each to some of the accepted users.
import type { Accepted, Client, Refused } from './client.ts';
import { idempotencyKey } from './create.ts';
import type { Account } from './journal.ts';
import { readOwnWrite, sampleLag } from './reads.ts';
import { runPhase, type Run } from './phase.ts';

const EVERY = 25;

export interface Change {
  readonly name: string;
  readonly operation: string;
  readonly picks: (account: Account) => boolean;
  readonly send: (client: Client, account: Account, key: string) => Promise<Accepted | Refused>;
}

/** By row, so that a row which fails in one run and is accepted in the next leaves the choice of the others as it was. */
const nthRowOfEvery =
  (nth: number, every = EVERY): Change['picks'] =>
  ({ row }) =>
    row % every === nth;

const everySecondSuspended = nthRowOfEvery(2 * EVERY - 1, 2 * EVERY);

export const CHANGES: readonly Change[] = [
  {
    name: 'suspend',
    operation: 'SuspendUser',
    picks: nthRowOfEvery(EVERY - 1),
    send: (client, { acknowledged: { id } }, key) => client.suspend(id, 'demo: suspended for a while', key),
  },
  {
    name: 'reactivate',
    operation: 'ReactivateUser',
    picks: (account) => everySecondSuspended(account) && account.acknowledged.status === 'suspended',
    send: (client, { acknowledged: { id } }, key) => client.reactivate(id, key),
  },
  {
    name: 'rename',
    operation: 'UpdateUser',
    picks: nthRowOfEvery(5),
    send: (client, { acknowledged: { id }, asked: { name } }, key) => client.rename(id, `${name} Jr`, key),
  },
  {
    name: 'role',
    operation: 'AssignRole',
    picks: nthRowOfEvery(10),
    send: (client, { acknowledged: { id }, asked: { role } }, key) => client.assignRole(id, role === 'guest' ? 'user' : 'guest', key),
  },
];

export const changeAccounts = async (run: Run, { name, operation, picks, send }: Change): Promise<void> => {
  const { client, journal } = run;
  const picked = journal.accounts.filter(picks);
  await runPhase(run, name, picked, async (account) => {
    const answer = await send(client, account, idempotencyKey(run.fingerprint, account.row, name));
    if (answer.ok) {
      account.acknowledged = answer.user;
      journal.changes.set(name, (journal.changes.get(name) ?? 0) + 1);
      if (!answer.replayed && name === 'rename') await sampleLag(client, journal, account);
      await readOwnWrite(client, journal, account.row, answer);
    } else journal.refuse(operation, account.row, answer);
  });
};
