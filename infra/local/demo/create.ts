// First phase: one CreateUser per row of the file.
import type { Row } from './csv.ts';
import type { Account } from './journal.ts';
import { readOwnWrite, sampleLag } from './reads.ts';
import { runPhase, type Run } from './phase.ts';

const LAG_EVERY = 20;
const READ_EVERY = 10;

/** The same for the same step of the same row of the same file, so that a second run repeats nothing. */
export const idempotencyKey = (fingerprint: string, row: number, step: string): string => `demo-${fingerprint}-${row}-${step}`;

export const createAccounts = async (run: Run, rows: readonly Row[]): Promise<void> => {
  const { client, journal } = run;
  await runPhase(run, 'create', rows, async ({ number, body }) => {
    const answer = await client.create(body, idempotencyKey(run.fingerprint, number, 'create'));
    if (answer.ok) {
      const account: Account = { row: number, asked: body, acknowledged: answer.user };
      journal.accounts.push(account);
      if (answer.replayed) journal.alreadyThere += 1;
      else if (number % LAG_EVERY === 0) await sampleLag(client, journal, account);
      else if (number % READ_EVERY === 0) await readOwnWrite(client, journal, number, answer);
    } else journal.refuse('CreateUser', number, answer);
  });
};
